import { crc32, deflateRawSync } from 'node:zlib'
import type { Archive, RangeFile } from '../../../../renderer/review/viewers/project/archive/archive'

/** An entry of a zip that is written byte by byte, so that it can lie. */
export type WrittenEntry = {
  name: string | Uint8Array
  body?: string | Uint8Array
  /** 0 is stored, 8 deflated. */
  method?: number
  flags?: number
  /** What the list says about its size, where that isn't true. */
  claimedBytes?: number
  /** Upper half of the attributes, as Unix has them. */
  unixMode?: number
}

const bytesOf = (value: string | Uint8Array) => (typeof value === 'string' ? new TextEncoder().encode(value) : value)

/** A zip with exactly these entries. */
export function writeZip(entries: readonly WrittenEntry[]): Uint8Array<ArrayBuffer> {
  const parts: Uint8Array[] = []
  const list: Uint8Array[] = []
  let offset = 0
  for (const entry of entries) {
    const { method = 8, flags = 0x800, unixMode = 0o100644 } = entry
    const name = bytesOf(entry.name)
    const body = bytesOf(entry.body ?? '')
    const stored = method === 8 ? new Uint8Array(deflateRawSync(body)) : body
    const size = entry.claimedBytes ?? body.length
    const common = [
      u16(20),
      u16(flags),
      u16(method),
      u32(0x5a000000),
      u32(crc32(body)),
      u32(stored.length),
      u32(size),
      u16(name.length),
      u16(0),
    ]
    const local = join([u32(0x04034b50), ...common, name, stored])
    list.push(
      join([u32(0x02014b50), u16(0x0314), ...common, u16(0), u16(0), u16(0), u32((unixMode << 16) >>> 0), u32(offset), name]),
    )
    parts.push(local)
    offset += local.length
  }
  const directory = join(list)
  const end = [u32(0x06054b50), u16(0), u16(0), u16(list.length), u16(list.length), u32(directory.length), u32(offset), u16(0)]
  return join([...parts, directory, ...end])
}

/** A tar block for one entry, with its body. */
export function writeTar(
  entries: readonly { name: string; body?: string; type?: string; linkname?: string }[],
): Uint8Array<ArrayBuffer> {
  const blocks = entries.map(({ name, body = '', type = '0', linkname = '' }) => {
    const content = bytesOf(body)
    const header = new Uint8Array(512)
    const put = (at: number, text: string) => header.set(bytesOf(text), at)
    put(0, name)
    put(100, '0000644\0')
    put(124, `${content.length.toString(8).padStart(11, '0')}\0`)
    put(136, '00000000000\0')
    put(148, '        ')
    put(156, type)
    put(157, linkname)
    put(257, 'ustar\0')
    put(263, '00')
    put(
      148,
      `${header
        .reduce((sum, byte) => sum + byte, 0)
        .toString(8)
        .padStart(6, '0')}\0 `,
    )
    return join([header, content, new Uint8Array((512 - (content.length % 512)) % 512)])
  })
  return join([...blocks, new Uint8Array(1024)])
}

/** A file that counts which of its bytes were asked for. */
export function countedFile(bytes: Uint8Array<ArrayBuffer>, name = 'work.zip'): RangeFile & { bytesRead(): number } {
  let count = 0
  return {
    name,
    sizeBytes: bytes.length,
    async readRange(start, end) {
      count += end - start
      return bytes.slice(start, end)
    },
    bytesRead: () => count,
  }
}

export const paths = (archive: Archive) => archive.listing.entries.map(({ path }) => path)

/** The words of a file, or why it has none. */
export async function textIn(archive: Archive, path: string): Promise<string> {
  const read = await archive.read(path)
  return read.ok ? new TextDecoder().decode(read.bytes) : `(${read.reason})`
}

export function join(parts: readonly Uint8Array[]): Uint8Array<ArrayBuffer> {
  const whole = new Uint8Array(parts.reduce((sum, part) => sum + part.length, 0))
  let at = 0
  for (const part of parts) {
    whole.set(part, at)
    at += part.length
  }
  return whole
}

function u16(value: number): Uint8Array {
  return new Uint8Array([value & 255, (value >> 8) & 255])
}

function u32(value: number): Uint8Array {
  return new Uint8Array([value & 255, (value >>> 8) & 255, (value >>> 16) & 255, (value >>> 24) & 255])
}
