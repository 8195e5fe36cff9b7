import search from 'approx-string-match'
import { collapseSpace, type Selector, findPosition, findQuote, unitAtCodePoint } from '../../../../shared/domain'

/** Where words stand in a text (UTF-16 offsets, half open), and whether they stand there unchanged. */
export type Placement = { start: number; end: number; quality: 'exact' | 'approximate' }

/** Shorter quotes match by accident, so they need their surroundings to agree. */
const SELF_EVIDENT_LENGTH = 16
/** Share of changed characters up to which a passage still counts as the same one. */
const TOLERATED_CHANGE = 0.2
const ENOUGH_CONTEXT = 0.5
const MOST_CANDIDATES = 500

type Candidate = { start: number; end: number; errors: number }
type Scored = Candidate & { context: number; distance: number }

/**
 * Finds quoted words in a text that may have changed since they were quoted. White space is compared as single spaces.
 * @returns null (an orphan) rather than a place that is only a guess: where several places fit equally well, or where short
 * words stand in other surroundings.
 */
export function placeQuote(text: string, selectors: readonly Selector[]): Placement | null {
  const quote = findQuote(selectors)
  if (!quote) return null
  const page = collapse(text)
  const exact = collapseSpace(quote.exact)
  const position = findPosition(selectors)
  const expected = position ? page.fromOriginal(unitAtCodePoint(text, position.start)) : null

  const score = (candidate: Candidate): Scored => ({
    ...candidate,
    context: contextAgreement(page.text, candidate, collapseSpace(quote.prefix), collapseSpace(quote.suffix)),
    distance: expected === null ? 0 : Math.abs(candidate.start - expected),
  })
  const same = choose(occurrences(page.text, exact).map(score), exact.length)
  if (same === 'ambiguous') return null
  const chosen = same ?? choose(similar(page.text, exact).map(score), exact.length)
  if (chosen === null || chosen === 'ambiguous') return null
  return {
    start: page.toOriginal(chosen.start),
    end: page.toOriginal(chosen.end - 1) + 1,
    quality: chosen.errors === 0 ? 'exact' : 'approximate',
  }
}

function choose(candidates: Scored[], length: number): Scored | null | 'ambiguous' {
  const ranked = [...candidates].sort((a, b) => a.errors - b.errors || b.context - a.context || a.distance - b.distance)
  const [best, second] = ranked
  if (!best) return null
  const isEnough = length >= SELF_EVIDENT_LENGTH || best.context >= ENOUGH_CONTEXT
  if (!second) return isEnough ? best : 'ambiguous'
  const isBetter = best.errors < second.errors || best.context > second.context || best.distance === 0
  return isBetter && best.context >= ENOUGH_CONTEXT ? best : 'ambiguous'
}

function occurrences(text: string, exact: string): Candidate[] {
  const found: Candidate[] = []
  for (let at = text.indexOf(exact); at >= 0 && found.length < MOST_CANDIDATES; at = text.indexOf(exact, at + 1)) {
    found.push({ start: at, end: at + exact.length, errors: 0 })
  }
  return found
}

function similar(text: string, exact: string): Candidate[] {
  const tolerated = Math.floor(exact.length * TOLERATED_CHANGE)
  if (exact.length < SELF_EVIDENT_LENGTH || tolerated === 0) return []
  const byEnd = search(text, exact, tolerated).filter((match) => match.end > match.start)
  // Neighbouring ends of one match come as several candidates; the one with the fewest errors stands for all of them.
  const found: Candidate[] = []
  for (const match of byEnd.sort((a, b) => a.errors - b.errors)) {
    if (found.every((other) => match.end <= other.start || match.start >= other.end)) found.push(match)
    if (found.length === MOST_CANDIDATES) break
  }
  return found
}

/** Share of prefix and suffix characters, counted from the quote outward, that still stand there; 1 where there is no context. */
function contextAgreement(text: string, { start, end }: Candidate, prefix: string, suffix: string): number {
  const length = prefix.length + suffix.length
  if (length === 0) return 1
  let before = 0
  while (before < prefix.length && prefix.at(-1 - before) === text[start - 1 - before]) before++
  let after = 0
  while (after < suffix.length && suffix[after] === text[end + after]) after++
  // A side that agrees wholly is as good as both sides in part: the other one may be what was edited.
  return Math.max(
    (before + after) / length,
    prefix.length > 8 && before === prefix.length ? ENOUGH_CONTEXT : 0,
    suffix.length > 8 && after === suffix.length ? ENOUGH_CONTEXT : 0,
  )
}

type Collapsed = { text: string; toOriginal(offset: number): number; fromOriginal(offset: number): number }

/** `collapseSpace` that remembers where each character came from. */
function collapse(text: string): Collapsed {
  const origin = new Uint32Array(text.length)
  let length = 0
  let collapsed = ''
  let copied = 0
  for (const gap of text.matchAll(/\s+/gu)) {
    for (let at = copied; at < gap.index; at++) origin[length++] = at
    collapsed += text.slice(copied, gap.index)
    origin[length++] = gap.index
    collapsed += ' '
    copied = gap.index + gap[0].length
  }
  for (let at = copied; at < text.length; at++) origin[length++] = at
  collapsed += text.slice(copied)
  return {
    text: collapsed,
    toOriginal: (offset) => (offset < length ? (origin[offset] ?? 0) : text.length),
    fromOriginal(offset) {
      let low = 0
      let high = length
      while (low < high) {
        const middle = (low + high) >>> 1
        if ((origin[middle] ?? 0) < offset) low = middle + 1
        else high = middle
      }
      return low
    },
  }
}
