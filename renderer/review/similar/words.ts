/** The words of a text in their order, told by hashes of their folded form, and where each stands (UTF-16, half-open). */
export type Words = { hashes: Int32Array; starts: Int32Array; ends: Int32Array }

/** Letters and digits, with marks and invisible signs within; a hyphen at the end of a line belongs to the layout, not to the word. */
const WORD =
  /[\p{L}\p{N}][\p{L}\p{M}\p{N}\u00ad\u200b-\u200d\u2060'’]*(?:[-‐][^\S\n]*\n\s*(?=\p{Ll})[\p{L}\p{M}\p{N}\u00ad\u200b-\u200d\u2060'’]+)*/gu
const PLAIN = /^[A-Za-z0-9]+$/
/** Scripts whose words stand together without spaces. */
const UNSPACED =
  /[\p{Script=Han}\p{Script=Hiragana}\p{Script=Katakana}\p{Script=Thai}\p{Script=Lao}\p{Script=Khmer}\p{Script=Myanmar}]/u
/** What one person writes and another leaves out: accents and vowel points, the stretched line of Arabic, apostrophes. */
const LEFT_OUT = /[^\p{L}\p{N}]|ـ/gu

const segmenter = new Intl.Segmenter(undefined, { granularity: 'word' })

/** Reads the words of a text. Case, accents, punctuation, white space, ligatures and hyphenation make no difference. */
export function readWords(text: string): Words {
  const hashes: number[] = []
  const starts: number[] = []
  const ends: number[] = []
  const add = (word: string, start: number) => {
    const folded = fold(word)
    if (folded === '') return
    hashes.push(hashOf(folded))
    starts.push(start)
    ends.push(start + word.length)
  }
  for (const { 0: run, index } of text.matchAll(WORD)) {
    if (PLAIN.test(run) || !UNSPACED.test(run)) add(run, index)
    else for (const { segment, index: at } of segmenter.segment(run)) add(segment, index + at)
  }
  return { hashes: Int32Array.from(hashes), starts: Int32Array.from(starts), ends: Int32Array.from(ends) }
}

function fold(word: string): string {
  return PLAIN.test(word) ? word.toLowerCase() : word.normalize('NFKD').toLowerCase().replace(LEFT_OUT, '')
}

/** FNV-1a over UTF-16 units, with MurmurHash3's finish so that short words differ in all bits. */
function hashOf(word: string): number {
  let hash = 0x811c9dc5
  for (let at = 0; at < word.length; at++) hash = Math.imul(hash ^ word.charCodeAt(at), 0x01000193)
  hash = Math.imul(hash ^ (hash >>> 16), 0x85ebca6b)
  hash = Math.imul(hash ^ (hash >>> 13), 0xc2b2ae35)
  return hash ^ (hash >>> 16)
}
