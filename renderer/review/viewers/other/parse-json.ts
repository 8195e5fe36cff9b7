export type Json = null | boolean | number | string | Json[] | { [key: string]: Json }

/** Beyond this, a record is for another program. */
const MOST_BYTES = 2_000_000

/** The record in a JSON file; undefined where it is none, or too large to be read by a person. */
export function parseJson(bytes: Uint8Array): Json | undefined {
  if (bytes.byteLength > MOST_BYTES) return undefined
  try {
    return JSON.parse(new TextDecoder().decode(bytes)) as Json
  } catch {
    return undefined
  }
}

/** A field's name as words: "itemsCorrect" and "items_correct" are both "Items correct". */
export function wordsOf(name: string): string {
  const words = name
    .replace(/([a-z0-9])([A-Z])/g, '$1 $2')
    .replace(/[_-]+/g, ' ')
    .toLowerCase()
  return words.charAt(0).toUpperCase() + words.slice(1)
}
