/**
 * So many words in a row make a shingle (Broder 1997). With fewer, everyday turns of phrase meet everywhere; with more, one changed word
 * hides more of what stands around it.
 */
export const SHINGLE_WORDS = 5

/** A hash for each place at which a shingle begins. */
export function shingleHashes(words: Int32Array): Int32Array {
  const count = Math.max(0, words.length - SHINGLE_WORDS + 1)
  const shingles = new Int32Array(count)
  for (let at = 0; at < count; at++) {
    let hash = 0
    for (let next = at; next < at + SHINGLE_WORDS; next++) {
      hash = Math.imul(hash ^ (words[next] ?? 0), 0x9e3779b1)
      hash ^= hash >>> 15
    }
    shingles[at] = hash
  }
  return shingles
}

/** Where the shingles of several documents begin, by their hashes. The words of all documents are counted through. */
export class ShingleIndex {
  readonly words: Int32Array
  /** The document that each word is of. */
  readonly documents: Int32Array
  /** The place before this one with the same hash; -1 where there is none. */
  private readonly earlier: Int32Array
  private readonly latest = new Map<number, number>()

  constructor(documents: readonly Int32Array[]) {
    const total = documents.reduce((sum, { length }) => sum + length, 0)
    this.words = new Int32Array(total)
    this.documents = new Int32Array(total)
    this.earlier = new Int32Array(total).fill(-1)
    let from = 0
    documents.forEach((words, document) => {
      this.words.set(words, from)
      this.documents.fill(document, from, from + words.length)
      shingleHashes(words).forEach((hash, at) => {
        this.earlier[from + at] = this.latest.get(hash) ?? -1
        this.latest.set(hash, from + at)
      })
      from += words.length
    })
  }

  /** The last place with this hash; -1 where there is none. */
  last(hash: number): number {
    return this.latest.get(hash) ?? -1
  }

  /** The place before this one with the same hash; -1 where there is none. */
  before(place: number): number {
    return this.earlier[place] ?? -1
  }
}
