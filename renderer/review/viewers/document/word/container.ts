import { strFromU8, strToU8, unzipSync, zipSync } from 'fflate'

export type WordFailure = 'broken' | 'encrypted' | 'old-word' | 'too-large'

/** Bytes of everything that is unpacked; no text that a person wrote comes near. */
const MOST_UNPACKED = 150_000_000
const MOST_XML = 40_000_000
const MOST_FILES = 4_000
/** What a document is read from. Embedded files, macros and alternative contents are none of it. */
const NEEDED = /^(?:\[Content_Types\]\.xml|_rels\/\.rels|word\/(?:[^/]+\.xml|_rels\/[^/]+\.rels|media\/[^/]+))$/i

/** Rows that say they are no header; mammoth takes every row that speaks of it for one. */
const NO_HEADER = /<w:tblHeader w:val="(?:off|false|0)"\s*\/>/g

/** Compound files: old Word documents, and new ones that are encrypted. */
const COMPOUND = [0xd0, 0xcf, 0x11, 0xe0]
const ZIP = [0x50, 0x4b]

export type Unpacked = { ok: true; package: Uint8Array<ArrayBuffer>; body: string } | { ok: false; reason: WordFailure }

/**
 * What a Word file's container holds, packed again without compression, so that whatever reads it can unpack no more than this. Sizes are
 * taken from the container's own directory: where they lie, what is unpacked is cut off at them.
 */
export function unpackWord(bytes: Uint8Array): Unpacked {
  if (beginsWith(bytes, COMPOUND)) return { ok: false, reason: hasName(bytes, 'EncryptedPackage') ? 'encrypted' : 'old-word' }
  if (!beginsWith(bytes, ZIP)) return { ok: false, reason: 'broken' }
  let unpacked = 0
  let files = 0
  let isTooLarge = false
  try {
    const parts = unzipSync(bytes, {
      filter({ name, originalSize }) {
        files += 1
        if (!NEEDED.test(name)) return false
        unpacked += originalSize
        isTooLarge ||=
          unpacked > MOST_UNPACKED || files > MOST_FILES || (/\.(?:xml|rels)$/i.test(name) && originalSize > MOST_XML)
        return !isTooLarge
      },
    })
    if (isTooLarge) return { ok: false, reason: 'too-large' }
    const written = parts['word/document.xml']
    if (!written) return { ok: false, reason: 'broken' }
    const body = strFromU8(written).replace(NO_HEADER, '')
    parts['word/document.xml'] = strToU8(body)
    return { ok: true, package: zipSync(parts, { level: 0 }) as Uint8Array<ArrayBuffer>, body }
  } catch {
    return { ok: false, reason: isTooLarge ? 'too-large' : 'broken' }
  }
}

const beginsWith = (bytes: Uint8Array, signature: readonly number[]) => signature.every((byte, at) => bytes[at] === byte)

/** Whether a compound file's directory names a stream; names are UTF-16. */
function hasName(bytes: Uint8Array, name: string): boolean {
  const wanted = [...name].flatMap((character) => [character.charCodeAt(0), 0])
  for (let at = bytes.indexOf(wanted[0] ?? 0); at >= 0; at = bytes.indexOf(wanted[0] ?? 0, at + 1)) {
    if (wanted.every((byte, index) => bytes[at + index] === byte)) return true
  }
  return false
}
