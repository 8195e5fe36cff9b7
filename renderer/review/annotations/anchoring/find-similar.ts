import search from 'approx-string-match'
import { type SearchText, trigramsOf } from './search-text'
import type { Span } from './surroundings'

/** A range whose words come out as the wanted ones after so many single changes of characters. */
export type Similar = Span & { errors: number }

/** More places than these are told apart by nobody. */
const MOST_PLACES = 50

/**
 * Every place where words stand with at most so many changes; of overlapping ones the best. Most of a long text is ruled out
 * without comparing: one change breaks at most three of the trigrams, so a place shares at least the rest of them with the words (the q-gram
 * lemma of Jokinen and Ukkonen, 1991), and no place is missed.
 * @param zones where to look, in order and apart from each other; everywhere that is possible unless given.
 */
export function findSimilar(
  text: SearchText,
  words: string,
  tolerated: number,
  zones = zonesFor(text, words, tolerated),
): Similar[] {
  const found: Similar[] = []
  for (const zone of zones) addBest(text.text, zone, words, tolerated, found)
  return found
}

/** Takes the best match of a stretch, then looks on both sides of it: the search itself reports only the best. */
function addBest(text: string, zone: Span, words: string, tolerated: number, found: Similar[]): void {
  if (zone.end - zone.start < words.length - tolerated || found.length >= MOST_PLACES) return
  const matches = search(text.slice(zone.start, zone.end), words, tolerated).filter((match) => match.end > match.start)
  const [best] = matches
    .map(({ start, end, errors }) => ({ start: zone.start + start, end: zone.start + end, errors }))
    .sort((a, b) => a.errors - b.errors || edges(text, b, words) - edges(text, a, words))
  if (!best) return
  found.push(best)
  addBest(text, { start: zone.start, end: best.start }, words, tolerated, found)
  addBest(text, { start: best.end, end: zone.end }, words, tolerated, found)
}

/** Of matches with as many errors, the one that begins and ends as the words do is meant. */
function edges(text: string, { start, end }: Span, words: string): number {
  return Number(text[start] === words[0]) + Number(text[end - 1] === words.at(-1))
}

/** Stretches in which a place may be, in order; all of a short text. */
function zonesFor(text: SearchText, words: string, tolerated: number): Span[] {
  const least = words.length - 2 - 3 * tolerated
  const { trigrams } = text
  if (least <= 0 || trigrams.length === 0) return [{ start: 0, end: text.text.length }]
  const isWanted = new Uint8Array(0x10000)
  for (const trigram of trigramsOf(words)) isWanted[trigram] = 1
  const width = words.length + tolerated
  const zones: Span[] = []
  let shared = 0
  for (let at = 0; at < trigrams.length; at++) {
    shared += isWanted[trigrams[at] ?? 0] ?? 0
    if (at >= width) shared -= isWanted[trigrams[at - width] ?? 0] ?? 0
    if (shared < least) continue
    const zone = { start: Math.max(0, at - width - tolerated), end: Math.min(text.text.length, at + 3 + tolerated) }
    const last = zones.at(-1)
    if (last && zone.start <= last.end) last.end = zone.end
    else zones.push(zone)
  }
  return zones
}
