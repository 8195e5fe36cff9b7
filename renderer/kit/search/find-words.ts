import UFuzzy from '@leeoniya/ufuzzy'

/** One text that matches. */
export type Found = {
  /** Its place in the list that was searched. */
  index: number
  /** How well it matches, best first; texts of one grade may be ordered by something else, such as use. */
  grade: Grade
  /** Stretches of the text that match, as `[start, end, start, end, …]` in UTF-16 units; empty where nothing was asked for. */
  ranges: readonly number[]
}

/** 0 begins with what was typed; 1 all its words begin words; 2 they occur; 3 its letters occur in this order. */
export type Grade = 0 | 1 | 2 | 3

/** Words of any script, apostrophes inside included; from the library's own advice for texts beyond English. */
const UNICODE = {
  unicode: true,
  interSplit: "[^\\p{L}\\d']+",
  intraSplit: '\\p{Ll}\\p{Lu}',
  intraBound: '\\p{L}\\d|\\d\\p{L}|\\p{Ll}\\p{Lu}',
  intraContr: "'\\p{L}{1,2}\\b",
} as const

const exact = new UFuzzy({ ...UNICODE, intraChars: "[\\p{L}\\d']" })
/** Letters may be left out across words too, so that "nsub" finds "Next submission". */
const loose = new UFuzzy({ ...UNICODE, intraChars: "[\\p{L}\\d' ]", intraIns: Number.POSITIVE_INFINITY })

/** So many words may be typed in any order; each more makes the search that many times longer. */
const MOST_IN_ANY_ORDER = 3
/** The library looks more closely at so many matches; above that it would only filter. */
const MOST_GRADED = 10_000

/**
 * Finds texts by words, in any order, without regard to case and accents.
 * @param texts what is searched; hand over the same array each time while it stays the same, it is prepared only once.
 * @param options.loose also by letters that are left out, for short labels.
 * @returns what matches, best first; everything in its own order where nothing but blanks was typed
 */
export function findWords(texts: readonly string[], typed: string, options: { loose?: boolean } = {}): Found[] {
  const query = UFuzzy.latinize(typed.trim())
  if (query === '') return texts.map((_, index) => ({ index, grade: 0, ranges: [] }))
  const found = search(exact, texts, query)
  if (options.loose !== true) return found
  const seen = new Set(found.map(({ index }) => index))
  const more = search(loose, texts, query).filter(({ index }) => !seen.has(index))
  return [...found, ...more.map((one): Found => ({ ...one, grade: 3 }))]
}

const prepared = new WeakMap<readonly string[], string[]>()

function prepare(texts: readonly string[]): string[] {
  const known = prepared.get(texts)
  if (known) return known
  const made = UFuzzy.latinize([...texts])
  prepared.set(texts, made)
  return made
}

function search(finder: UFuzzy, texts: readonly string[], query: string): Found[] {
  const plain = prepare(texts)
  const [indexes, info, order] = finder.search(plain, query, MOST_IN_ANY_ORDER, MOST_GRADED)
  if (!indexes || !info || !order) return (indexes ?? []).map((index) => ({ index, grade: 2, ranges: [] }))
  const words = finder.split(query).length
  return order
    .map((at): Found => {
      const index = info.idx[at] ?? 0
      const beginsWords = (info.interLft2[at] ?? 0) >= words
      const grade = !beginsWords ? 2 : info.start[at] === 0 ? 0 : 1
      // Where taking an accent off changed the length, places in the plain text are none in the real one.
      const isAligned = plain[index]?.length === texts[index]?.length
      return { index, grade, ranges: isAligned ? (info.ranges[at] ?? []) : [] }
    })
    .sort((one, other) => one.grade - other.grade)
}
