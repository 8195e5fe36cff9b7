import type { FoldedQuote } from './surroundings'

/**
 * Signs that changed words are not the quoted passage reworded but another one that looks like it: the next line of a list, whose own
 * line was taken out.
 */

/** Least length at which words say which passage they begin or end. */
const TELLING_LENGTH = 12

/** Whether the words are what stood right after the quote, or right before it, when it was made. */
export function isNeighbour(words: string, { prefix, suffix }: FoldedQuote): boolean {
  const next = suffix.replace(/^[^\p{L}\p{N}]+/u, '')
  const last = prefix.replace(/[^\p{L}\p{N}]+$/u, '')
  const begins = next.length >= TELLING_LENGTH && (words.startsWith(next) || next.startsWith(words))
  const ends = last.length >= TELLING_LENGTH && (words.endsWith(last) || last.endsWith(words))
  return begins || ends
}

/** Words with digits, single capital letters and abbreviations: "14", "B", "WHO". A sentence with another one speaks of something else. */
const IDENTIFIER = /^(?:.*\p{N}.*|\p{Lu}+)$/u

/** Whether two passages name the same things, as far as numbers, letters and abbreviations do. */
export function hasIdentifiersOf(one: string, other: string): boolean {
  const identifiers = (text: string) => (text.match(/[\p{L}\p{N}]+/gu) ?? []).filter((word) => IDENTIFIER.test(word)).sort()
  return identifiers(one).join(' ') === identifiers(other).join(' ')
}
