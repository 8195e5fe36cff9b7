/** Thrown into a stream that brings more than was allowed. */
export class TooManyBytes extends Error {}

/** A sink that keeps what is written into it, up to `most` bytes; beyond, writing fails. */
export function collectBytes(most: number) {
  const parts: Uint8Array[] = []
  let length = 0
  let isFull = false
  const add = (part: Uint8Array) => {
    if (length + part.length > most) {
      isFull = true
      throw new TooManyBytes()
    }
    parts.push(part)
    length += part.length
  }
  return {
    add,
    writable: new WritableStream<Uint8Array>({ write: add }),
    get isFull() {
      return isFull
    },
    bytes(): Uint8Array<ArrayBuffer> {
      const whole = new Uint8Array(length)
      let at = 0
      for (const part of parts) {
        whole.set(part, at)
        at += part.length
      }
      return whole
    },
  }
}
