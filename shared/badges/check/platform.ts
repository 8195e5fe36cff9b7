/**
 * What every world that this room runs in brings along (Node, a page, a worker), but the language's own library doesn't know, and not each
 * world's types have in the same place.
 */
type Decoder = { decode(bytes: Uint8Array): string }
type Encoder = { encode(text: string): Uint8Array }
type Reader = { read(): Promise<{ done: boolean; value?: Uint8Array }>; cancel(): Promise<void> }
type Writer = { write(bytes: Uint8Array): Promise<void>; close(): Promise<void> }
type Transform = { readable: { getReader(): Reader }; writable: { getWriter(): Writer } }
type Signal = { aborted: boolean }
type Platform = {
  TextDecoder: new (label: 'utf-8', options: { fatal: boolean }) => Decoder
  TextEncoder: new () => Encoder
  DecompressionStream: new (format: 'gzip') => Transform
  URL: new (address: string) => { href: string; origin: string }
  AbortSignal: { timeout(milliseconds: number): Signal }
  atob(text: string): string
  btoa(binary: string): string
}
const platform = globalThis as unknown as Platform

/** A signal that stops work after this time. */
export function stopAfter(milliseconds: number): Signal {
  return platform.AbortSignal.timeout(milliseconds)
}

/** Whether an address is written as whoever follows it would write it: nothing in it leads elsewhere than it seems to. */
export function isNormalAddress(address: string): boolean {
  try {
    return new platform.URL(address).href === address
  } catch {
    return false
  }
}

/** The site that an address is on. @throws TypeError where it is no address */
export function originOf(address: string): string {
  return new platform.URL(address).origin
}

/** The text that these bytes are; undefined where they aren't UTF-8. */
export function decodeText(bytes: Uint8Array): string | undefined {
  try {
    return new platform.TextDecoder('utf-8', { fatal: true }).decode(bytes)
  } catch {
    return undefined
  }
}

export function encodeText(text: string): Uint8Array {
  return new platform.TextEncoder().encode(text)
}

/**
 * The bytes of base64url without padding (RFC 4648, section 5); undefined where it is none, or has bits at its end that mean nothing: then
 * another text would stand for the same bytes.
 */
export function decodeBase64Url(text: string): Uint8Array | undefined {
  if (!/^[A-Za-z0-9_-]*$/.test(text) || text.length % 4 === 1) return undefined
  const plain = text.replaceAll('-', '+').replaceAll('_', '/')
  const binary = platform.atob(plain.padEnd(Math.ceil(plain.length / 4) * 4, '='))
  const bytes = Uint8Array.from(binary, (letter) => letter.charCodeAt(0))
  const tail = bytes.length % 3
  if (tail === 0) return bytes
  const again = platform.btoa(binary.slice(-tail)).replaceAll('=', '').replaceAll('+', '-').replaceAll('/', '_')
  return text.endsWith(again) ? bytes : undefined
}

/** What a GZIP file unfolds to; undefined where it is none, or unfolds to more than so many bytes. */
export async function unzip(bytes: Uint8Array, most: number): Promise<Uint8Array | undefined> {
  const { readable, writable } = new platform.DecompressionStream('gzip')
  const writer = writable.getWriter()
  // Whatever goes wrong here goes wrong for the reader too, who tells it.
  void writer
    .write(bytes)
    .then(() => writer.close())
    .catch(() => undefined)
  const reader = readable.getReader()
  const parts: Uint8Array[] = []
  let length = 0
  try {
    for (let next = await reader.read(); !next.done; next = await reader.read()) {
      const part = next.value ?? new Uint8Array()
      length += part.length
      if (length > most) {
        await reader.cancel()
        return undefined
      }
      parts.push(part)
    }
  } catch {
    return undefined
  }
  const whole = new Uint8Array(length)
  let at = 0
  for (const part of parts) {
    whole.set(part, at)
    at += part.length
  }
  return whole
}
