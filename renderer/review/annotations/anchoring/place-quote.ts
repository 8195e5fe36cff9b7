import { findQuote, type Selector } from '../../../../shared/domain'
import { findSimilar, type Similar } from './find-similar'
import { hasIdentifiersOf, isNeighbour } from './other-passage'
import { SearchText } from './search-text'
import {
  agreement,
  bothSidesAgree,
  type FoldedQuote,
  foldQuote,
  hasWholeSide,
  type Span,
  type Surroundings,
  surroundingsOf,
  wasRepeated,
} from './surroundings'

/** Where words stand in a text (UTF-16 offsets, half open), and whether they stand there unchanged. */
export type Placement = { start: number; end: number; quality: 'exact' | 'approximate' }

/** Shorter quotes match by accident: both of their sides must speak for the place. */
const SELF_EVIDENT_LENGTH = 16
/** Shorter quotes say too little once they have changed. */
const LEAST_CHANGED_LENGTH = 32
/** Share of changed characters up to which a passage still counts as the same one. */
const TOLERATED_CHANGE = 0.2
/** Share of the surroundings that must stand there still around unchanged words … */
const ENOUGH_AROUND = 0.6
/** … and on each side of changed ones. */
const ENOUGH_AROUND_CHANGED = 0.75
/** How much better than any other place the chosen one must fit. */
const CLEAR_LEAD = 0.15
const MOST_PLACES = 500

type Candidate = Similar & { around: Surroundings }

/**
 * Finds quoted words in a text that may have changed since they were quoted. White space, invisible characters and ligatures don't
 * count as change.
 * @returns null (an orphan) rather than a place that is only a guess: where several places fit, where the words stand in other
 * surroundings, or where changed words may be another passage.
 */
export function placeQuote(text: string | SearchText, selectors: readonly Selector[]): Placement | null {
  const selector = findQuote(selectors)
  if (!selector) return null
  const searched = typeof text === 'string' ? new SearchText(text) : text
  const quote = foldQuote(selector)
  const found = quote.exact === '' ? null : locate(searched, quote)
  if (!found) return null
  const { start, end, errors } = found
  return {
    start: searched.startOf(start),
    end: searched.endOf(end),
    quality: errors === 0 ? 'exact' : 'approximate',
  }
}

/** The place in the folded text where a quote certainly is; null where there is none. */
export function locate(text: SearchText, quote: FoldedQuote): Candidate | null {
  const unchanged = occurrences(text.text, quote.exact).map((span) => assess(text, { ...span, errors: 0 }, quote))
  const fitting = unchanged.filter((candidate) => fitsUnchanged(text, candidate, quote, unchanged.length))
  if (fitting.length > 0) return clearlyBest(fitting, unchanged)
  // The words stand elsewhere, perhaps moved: whatever resembles them here is no better founded.
  if (unchanged.length > 0 || quote.exact.length < LEAST_CHANGED_LENGTH) return null
  const tolerated = Math.floor(quote.exact.length * TOLERATED_CHANGE)
  const changed = findSimilar(text, quote.exact, tolerated, zonesBeside(text, quote, tolerated))
    .map((place) => assess(text, { ...wholeWordsAt(text.text, place), errors: place.errors }, quote))
    .filter((candidate) => fitsChanged(text, candidate, quote))
  const [only] = changed
  if (!only || changed.length > 1) return null
  if (hasIdentifiersOf(text.text.slice(only.start, only.end), quote.exact)) return only
  // Other numbers or names: a correction, unless there are more lines of the kind and this may be another one.
  return bothSidesAgree(only.around, 1) && findSimilar(text, quote.exact, tolerated).length === 1 ? only : null
}

/** Changed words are looked for only beside what must have stayed: most of the longer one of their sides. */
function zonesBeside(text: SearchText, { exact, prefix, suffix }: FoldedQuote, tolerated: number): Span[] {
  const isBefore = prefix.length >= suffix.length
  const side = isBefore ? prefix : suffix
  const kept = Math.ceil(side.length * ENOUGH_AROUND_CHANGED)
  if (kept === 0) return []
  const reach = exact.length + tolerated + 2
  const zones = occurrences(text.text, isBefore ? side.slice(-kept) : side.slice(0, kept)).map(({ start, end }) =>
    isBefore ? { start: end, end: Math.min(text.text.length, end + reach) } : { start: Math.max(0, start - reach), end: start },
  )
  // Where they overlap, one of them is enough to find the best place in both.
  return zones.reduce<Span[]>((apart, zone) => {
    const last = apart.at(-1)
    if (last && zone.start < last.end) last.end = Math.max(last.end, zone.end)
    else apart.push(zone)
    return apart
  }, [])
}

function assess(text: SearchText, place: Similar, quote: FoldedQuote): Candidate {
  return { ...place, around: surroundingsOf(text, place, quote) }
}

function fitsUnchanged(text: SearchText, candidate: Candidate, { exact }: FoldedQuote, places: number): boolean {
  const { around } = candidate
  // Nothing stood around the words: they were the whole text.
  if (around.before.kept + around.after.kept === 0) return places === 1 && exact.length >= SELF_EVIDENT_LENGTH
  if (wasRepeated(around)) return bothSidesAgree(around, ENOUGH_AROUND) && standsAtSameEnds(text, candidate)
  if (agreement(around) >= ENOUGH_AROUND) return true
  return exact.length >= SELF_EVIDENT_LENGTH && hasWholeSide(around)
}

/** Where nothing was kept on a side, the text began or ended there. */
function standsAtSameEnds({ text }: SearchText, { start, end, around }: Candidate): boolean {
  const begins = around.before.kept > 0 || text.slice(0, start).trim() === ''
  return begins && (around.after.kept > 0 || text.slice(end).trim() === '')
}

function fitsChanged(text: SearchText, { start, end, around }: Candidate, quote: FoldedQuote): boolean {
  // Of words that stood in several places, changed ones could be any.
  if (wasRepeated(around) || !bothSidesAgree(around, ENOUGH_AROUND_CHANGED)) return false
  return !isNeighbour(text.text.slice(start, end), quote)
}

function clearlyBest(fitting: readonly Candidate[], all: readonly Candidate[]): Candidate | null {
  const [best] = [...fitting].sort((a, b) => agreement(b.around) - agreement(a.around))
  if (!best) return null
  const isWorse = ({ around }: Candidate) =>
    agreement(best.around) - agreement(around) >= CLEAR_LEAD &&
    // What stood before it may stand here now, and what stood after it there.
    (bothSidesAgree(best.around, 1) || !hasWholeSide(around))
  return all.every((other) => other === best || isWorse(other)) ? best : null
}

function occurrences(text: string, exact: string): Span[] {
  const found: Span[] = []
  for (let at = text.indexOf(exact); at >= 0 && found.length < MOST_PLACES; at = text.indexOf(exact, at + 1)) {
    found.push({ start: at, end: at + exact.length })
  }
  return found
}

const LETTER = /[\p{L}\p{N}\p{M}]/u

/** A match may begin or end within a word that changed; the passage is made of whole ones. */
function wholeWordsAt(text: string, { start, end }: Span): Span {
  const isInside = (at: number) => LETTER.test(text[at - 1] ?? '') && LETTER.test(text[at] ?? '')
  let [from, to] = [start, end]
  while (isInside(from)) from -= 1
  while (isInside(to)) to += 1
  while (text[from] === ' ' && from < to) from += 1
  while (text[to - 1] === ' ' && to > from) to -= 1
  return { start: from, end: to }
}
