/** PNG as a sequence of chunks: specification, third edition, sections 5.3 to 5.6. */

const SIGNATURE = Uint8Array.of(0x89, 0x50, 0x4e, 0x47, 0x0d, 0x0a, 0x1a, 0x0a)
/** Length and type before a chunk's content, CRC after it. */
const HEADER_BYTES = 8
const CRC_BYTES = 4

/** Bytes that aren't a sound PNG file. */
export class PngFormatError extends Error {
  constructor(readonly problem: 'not-a-png' | 'damaged') {
    super(problem === 'not-a-png' ? 'the picture is not a PNG file' : 'the PNG file is damaged')
    this.name = 'PngFormatError'
  }
}

/** `bytes` is the whole chunk, `content` what is between its type and its checksum. */
export type Chunk = { type: string; content: Uint8Array; bytes: Uint8Array }

/**
 * All chunks up to and including IEND; what follows it is no part of the picture.
 * @throws PngFormatError where the signature or IHDR is missing, the file ends before IEND, or a checksum is wrong
 */
export function readChunks(png: Uint8Array): Chunk[] {
  if (!SIGNATURE.every((byte, at) => png[at] === byte)) throw new PngFormatError('not-a-png')
  const view = new DataView(png.buffer, png.byteOffset, png.byteLength)
  const chunks: Chunk[] = []
  let at = SIGNATURE.length
  while (at + HEADER_BYTES + CRC_BYTES <= png.length) {
    const contentEnd = at + HEADER_BYTES + view.getUint32(at)
    if (contentEnd + CRC_BYTES > png.length) break
    const typeAndContent = png.subarray(at + 4, contentEnd)
    if (view.getUint32(contentEnd) !== crc32(typeAndContent)) break
    const type = latin1(typeAndContent.subarray(0, 4))
    if (chunks.length === 0 && type !== 'IHDR') break
    chunks.push({ type, content: typeAndContent.subarray(4), bytes: png.subarray(at, contentEnd + CRC_BYTES) })
    if (type === 'IEND') return chunks
    at = contentEnd + CRC_BYTES
  }
  throw new PngFormatError('damaged')
}

/** A chunk with its length and checksum. */
export function makeChunk(type: string, content: Uint8Array): Uint8Array {
  const typeAndContent = concatenate([Uint8Array.from(type, (letter) => letter.charCodeAt(0)), content])
  return concatenate([uint32(content.length), typeAndContent, uint32(crc32(typeAndContent))])
}

/** The PNG file that these chunks make. */
export function writeChunks(chunks: readonly Uint8Array[]): Uint8Array {
  return concatenate([SIGNATURE, ...chunks])
}

/** One entry for each value of a byte, for the CRC-32 of ISO 3309 that PNG uses (annex D). */
const CRC_TABLE = Uint32Array.from({ length: 256 }, (_, byte) => {
  let remainder = byte
  for (let bit = 0; bit < 8; bit++) remainder = remainder & 1 ? 0xedb88320 ^ (remainder >>> 1) : remainder >>> 1
  return remainder
})

function crc32(bytes: Uint8Array): number {
  let crc = 0xffffffff
  for (const byte of bytes) crc = (CRC_TABLE[(crc ^ byte) & 0xff] ?? 0) ^ (crc >>> 8)
  return ~crc >>> 0
}

/** The parts as one array. */
export function concatenate(parts: readonly Uint8Array[]): Uint8Array {
  const whole = new Uint8Array(parts.reduce((sum, part) => sum + part.length, 0))
  let at = 0
  for (const part of parts) {
    whole.set(part, at)
    at += part.length
  }
  return whole
}

function uint32(value: number): Uint8Array {
  return Uint8Array.of(value >>> 24, value >>> 16, value >>> 8, value)
}

/** Bytes as characters, for types and keywords, which PNG limits to 79 bytes. */
export function latin1(bytes: Uint8Array): string {
  return String.fromCharCode(...bytes.subarray(0, 80))
}
