/**
 * White space, and characters that nobody sees: soft hyphens, zero-width spaces and joiners, marks of the writing direction.
 * Programs set them differently around the same words.
 */
const GAP = '[\\s\\u00ad\\u200b-\\u200f\\u202a-\\u202e\\u2060\\u2066-\\u2069\\ufeff]+'
/** Letters that some fonts draw as one (Latin and Armenian ligatures, Hebrew and Arabic presentation forms). */
const JOINED = '[\\ufb00-\\ufdff\\ufe70-\\ufefc]'
/** A hyphen within a word, with the end of the line where it stands at one: another layout breaks the word elsewhere. */
const HYPHEN = '(?<=\\p{L})[-\\u2010\\u2011]\\s*(?=\\p{L})'
const VARIANTS = new RegExp(`${HYPHEN}|${GAP}|${JOINED}`, 'gu')

type Fold = { text: string; origin: Uint32Array }

/**
 * A text as quotes are looked for in it: every run of white space is one space, hyphens and what nobody sees are gone, and joined letters
 * are apart. It knows where each of its characters came from.
 */
export class SearchText {
  /** The folded text. */
  readonly text: string
  readonly #origin: Uint32Array
  #trigrams: Uint16Array | null = null

  constructor(readonly original: string) {
    const { text, origin } = fold(original)
    this.text = text
    this.#origin = origin
  }

  /** Where the character at `offset` stands in the original (UTF-16). */
  startOf(offset: number): number {
    return offset < this.text.length ? (this.#origin[offset] ?? 0) : this.original.length
  }

  /** Where a range that ends before `offset` ends in the original. */
  endOf(offset: number): number {
    return offset === 0 ? 0 : this.startOf(offset - 1) + 1
  }

  /** A small number for every three characters that follow each other, by where they begin. */
  get trigrams(): Uint16Array {
    return (this.#trigrams ??= trigramsOf(this.text))
  }
}

/** Words folded in the same way. */
export function foldWords(words: string): string {
  return words.replace(VARIANTS, foldVariant)
}

/** The number that `SearchText.trigrams` gives to each three characters. Different ones may share a number. */
export function trigramsOf(text: string): Uint16Array {
  const numbers = new Uint16Array(Math.max(0, text.length - 2))
  for (let at = 0; at < numbers.length; at++) {
    numbers[at] = (text.charCodeAt(at) * 31 + text.charCodeAt(at + 1)) * 31 + text.charCodeAt(at + 2)
  }
  return numbers
}

function foldVariant(variant: string): string {
  // A word that was broken at the end of a line is whole again.
  if (/^[-\u2010\u2011\u00ad]/u.test(variant)) return ''
  if (/\s/u.test(variant)) return ' '
  return /[\ufb00-\ufdff\ufe70-\ufefc]/u.test(variant) ? variant.normalize('NFKC') : ''
}

function fold(original: string): Fold {
  // Joined letters come apart into at most 18 (U+FDFA), but rarely: the array grows only where it has to.
  let origin = new Uint32Array(original.length)
  let length = 0
  const pieces: string[] = []
  const put = (from: number) => {
    if (length === origin.length) {
      const larger = new Uint32Array(origin.length * 2 + 32)
      larger.set(origin)
      origin = larger
    }
    origin[length++] = from
  }
  let copied = 0
  for (const { 0: variant, index } of original.matchAll(VARIANTS)) {
    for (let at = copied; at < index; at++) put(at)
    const folded = foldVariant(variant)
    for (let at = 0; at < folded.length; at++) put(index)
    pieces.push(original.slice(copied, index), folded)
    copied = index + variant.length
  }
  for (let at = copied; at < original.length; at++) put(at)
  pieces.push(original.slice(copied))
  return { text: pieces.join(''), origin: origin.subarray(0, length) }
}
