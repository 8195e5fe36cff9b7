import type { Renaming } from './names'

/** Whether a file of this media type is read as text. */
export function isText(mediaType: string): boolean {
  return /^text\/|[+/](?:json|xml|javascript|yaml|x-yaml|x-ndjson)$/.test(mediaType)
}

/** A text with its names replaced, in the encoding that it came in: UTF-8, UTF-16 with its mark, otherwise one byte a sign. */
export function renameText(bytes: Buffer, rename: Renaming): Buffer {
  const encoding = encodingOf(bytes)
  return Buffer.from(rename(bytes.toString(encoding)), encoding)
}

function encodingOf(bytes: Buffer): 'utf8' | 'utf16le' | 'latin1' {
  if (bytes[0] === 0xff && bytes[1] === 0xfe) return 'utf16le'
  try {
    new TextDecoder('utf-8', { fatal: true }).decode(bytes)
    return 'utf8'
  } catch {
    // Every sequence of bytes is one, and comes back as it was.
    return 'latin1'
  }
}
