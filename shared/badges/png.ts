/**
 * Baking (Open Badges 3.0, section "Baked badges"): the credential travels inside its picture, in an uncompressed `iTXt` chunk (PNG
 * specification, third edition, section 11.3.3.4) with the keyword `openbadgecredential`.
 */
import { type Chunk, concatenate, latin1, makeChunk, PngFormatError, readChunks, writeChunks } from './png-chunks'

/** In every world that this file runs in, but neither in the language's own library nor in the same place of each world's. */
declare const TextEncoder: new () => { encode(text: string): Uint8Array }
declare const TextDecoder: new (label: 'utf-8', options: { fatal: boolean }) => { decode(bytes: Uint8Array): string }

const KEYWORD = 'openbadgecredential'
/** Of Open Badges 2.0 and older. */
const OLDER_KEYWORD = 'openbadges'

/** Why there is no credential to be had from these bytes. */
export type BakedPngProblem =
  /** No PNG signature. */
  | 'not-a-png'
  /** It ends too early, a checksum is wrong, or the text isn't UTF-8. */
  | 'damaged'
  /** A sound PNG without a credential. */
  | 'not-baked'
  /** A badge of Open Badges 2.0 or older. */
  | 'older'
  /** More than one credential, which the specification forbids; picking one would be guessing. */
  | 'several'
  /** The specification forbids compression here. */
  | 'compressed'

export type BakedPng = { ok: true; credential: string } | { ok: false; problem: BakedPngProblem }

/**
 * The picture with the credential baked in, before IEND; one that was in there before is replaced. Every other chunk stays as it is.
 * @param credential the signed credential as JSON text
 * @throws PngFormatError where the picture isn't a sound PNG file
 */
export function bakePng(png: Uint8Array, credential: string): Uint8Array {
  const others = readChunks(png).filter((chunk) => keywordOf(chunk) !== KEYWORD)
  const encoder = new TextEncoder()
  // After the keyword: its end, not compressed, method 0, no language tag, no translated keyword.
  const baked = makeChunk(
    'iTXt',
    concatenate([encoder.encode(KEYWORD), Uint8Array.of(0, 0, 0, 0, 0), encoder.encode(credential)]),
  )
  const parts = others.map((chunk) => chunk.bytes)
  return writeChunks([...parts.slice(0, -1), baked, ...parts.slice(-1)])
}

/** The picture alone. @throws PngFormatError where it isn't a sound PNG file */
export function unbakePng(png: Uint8Array): Uint8Array {
  const others = readChunks(png).filter((chunk) => keywordOf(chunk) !== KEYWORD)
  return writeChunks(others.map(({ bytes }) => bytes))
}

/** The credential that was baked into a picture, as JSON text, or why there is none. Takes any bytes and never throws. */
export function readBakedPng(png: Uint8Array): BakedPng {
  try {
    const chunks = readChunks(png)
    const [baked, ...more] = chunks.filter((chunk) => keywordOf(chunk) === KEYWORD)
    if (!baked) return { ok: false, problem: chunks.some((chunk) => keywordOf(chunk) === OLDER_KEYWORD) ? 'older' : 'not-baked' }
    return more.length > 0 ? { ok: false, problem: 'several' } : readText(baked.content)
  } catch (error) {
    return { ok: false, problem: error instanceof PngFormatError ? error.problem : 'damaged' }
  }
}

/** The keyword of an international text chunk; null for every other kind of chunk. */
function keywordOf({ type, content }: Chunk): string | null {
  const end = content.indexOf(0)
  return type !== 'iTXt' || end < 0 ? null : latin1(content.subarray(0, end))
}

/** iTXt: keyword, 0, compression flag and method, language tag, 0, translated keyword, 0, text. */
function readText(content: Uint8Array): BakedPng {
  const flagAt = content.indexOf(0) + 1
  const languageEnd = content.indexOf(0, flagAt + 2)
  const textAt = languageEnd < 0 ? 0 : content.indexOf(0, languageEnd + 1) + 1
  if (textAt === 0) return { ok: false, problem: 'damaged' }
  if (content[flagAt] !== 0) return { ok: false, problem: 'compressed' }
  return { ok: true, credential: new TextDecoder('utf-8', { fatal: true }).decode(content.subarray(textAt)) }
}
