const FOOTER_BYTES = 48
const MAGIC = 0xdb4775248b80fb57n
const SNAPPY = 1

/**
 * All keys and values of a LevelDB table file, as they were before compression. What is deleted but not yet compacted is there as well,
 * which is why a search reads the file and not the database.
 * @returns null where this is no such file
 */
export function readTable(file: Buffer): Buffer | null {
  if (file.length < FOOTER_BYTES || file.readBigUInt64LE(file.length - 8) !== MAGIC) return null
  const footer = new Reader(file.subarray(file.length - FOOTER_BYTES))
  footer.handle()
  const parts: Buffer[] = []
  for (const { value } of entriesOf(blockAt(file, footer.handle()))) {
    for (const entry of entriesOf(blockAt(file, new Reader(value).handle()))) parts.push(entry.key, entry.value)
  }
  return Buffer.concat(parts)
}

function blockAt(file: Buffer, { offset, size }: { offset: number; size: number }): Buffer {
  const block = file.subarray(offset, offset + size)
  return file[offset + size] === SNAPPY ? unsnap(block) : block
}

/** Keys stand in a block without what they share with the key before. */
function entriesOf(block: Buffer): { key: Buffer; value: Buffer }[] {
  const restarts = block.readUInt32LE(block.length - 4)
  const reader = new Reader(block.subarray(0, block.length - 4 - restarts * 4))
  const entries: { key: Buffer; value: Buffer }[] = []
  let before = Buffer.alloc(0)
  while (!reader.isDone) {
    const [shared, own, size] = [reader.number(), reader.number(), reader.number()]
    before = Buffer.concat([before.subarray(0, shared), reader.bytes(own)])
    entries.push({ key: before, value: reader.bytes(size) })
  }
  return entries
}

/** Undoes Snappy: stretches of literal bytes, and copies of what came before. */
function unsnap(compressed: Buffer): Buffer {
  const reader = new Reader(compressed)
  const out = Buffer.alloc(reader.number())
  let at = 0
  const copy = (length: number, offset: number) => {
    // Byte by byte: a copy may reach into what it is writing.
    for (const end = at + length; at < end; at += 1) out[at] = out[at - offset] ?? 0
  }
  while (!reader.isDone) {
    const tag = reader.byte()
    const high = tag >> 2
    if ((tag & 3) === 0) at += reader.bytes((high < 60 ? high : reader.little(high - 59)) + 1).copy(out, at)
    else if ((tag & 3) === 1) copy((high & 7) + 4, ((tag >> 5) << 8) | reader.byte())
    else copy(high + 1, reader.little((tag & 3) === 2 ? 2 : 4))
  }
  return out
}

class Reader {
  #at = 0

  constructor(readonly buffer: Buffer) {}

  get isDone(): boolean {
    return this.#at >= this.buffer.length
  }

  byte(): number {
    const byte = this.buffer[this.#at]
    if (byte === undefined) throw new Error('the block ends too early')
    this.#at += 1
    return byte
  }

  bytes(length: number): Buffer {
    this.#at += length
    return this.buffer.subarray(this.#at - length, this.#at)
  }

  little(length: number): number {
    return this.bytes(length).readUIntLE(0, length)
  }

  /** Seven bits in each byte, the lowest first. */
  number(): number {
    let value = 0
    for (let factor = 1; ; factor *= 128) {
      const byte = this.byte()
      value += (byte & 127) * factor
      if (byte < 128) return value
    }
  }

  handle(): { offset: number; size: number } {
    return { offset: this.number(), size: this.number() }
  }
}
