import type { TextQuoteSelector } from '../../../../shared/domain'
import { CONTEXT_LENGTH } from '../../../../shared/domain'
import { foldWords, type SearchText } from './search-text'

/** A range of a folded text. */
export type Span = { start: number; end: number }

/** What was quoted, folded like the text that it is looked for in; `prefix` and `suffix` without the space next to the words. */
export type FoldedQuote = { exact: string; prefix: string; suffix: string }

/** How many characters of one side were kept, and how many of them stand there still, counted from the words outward. */
export type Side = { kept: number; same: number }
export type Surroundings = { before: Side; after: Side }

/** The quote of a target as it is looked for. */
export function foldQuote({ exact, prefix, suffix }: TextQuoteSelector): FoldedQuote {
  return { exact: foldWords(exact).trim(), prefix: foldWords(prefix).trimEnd(), suffix: foldWords(suffix).trimStart() }
}

/** Compares what stands around a range with what stood around the quoted words. */
export function surroundingsOf({ text }: SearchText, { start, end }: Span, quote: FoldedQuote): Surroundings {
  const from = text[start - 1] === ' ' ? start - 1 : start
  const to = text[end] === ' ' ? end + 1 : end
  let before = 0
  while (before < quote.prefix.length && quote.prefix.at(-1 - before) === text[from - 1 - before]) before++
  let after = 0
  while (after < quote.suffix.length && quote.suffix[after] === text[to + after]) after++
  return { before: side(quote.prefix.length, before), after: side(quote.suffix.length, after) }
}

/**
 * More than the usual length is kept where the same words stood elsewhere too, up to where the places differ and a bit further: only
 * what reaches beyond that says anything.
 */
function side(kept: number, same: number): Side {
  const isTelling = kept <= CONTEXT_LENGTH || same >= kept - CONTEXT_LENGTH / 2
  return { kept, same: isTelling ? same : 0 }
}

/** Share of all that was kept which stands there still; 0 where nothing was kept. */
export function agreement({ before, after }: Surroundings): number {
  const kept = before.kept + after.kept
  return kept === 0 ? 0 : (before.same + after.same) / kept
}

/**
 * Whether more than the usual was kept on a side: the same words stood elsewhere too when the quote was made. Then one side is not
 * enough: at the end of a text it can't reach far enough to tell the places apart.
 */
export function wasRepeated({ before, after }: Surroundings): boolean {
  return Math.max(before.kept, after.kept) > CONTEXT_LENGTH
}

/** Least length of a side that can speak for itself. */
const STRONG_LENGTH = 16

/** Whether one side stands there unchanged and is long enough to be no accident. */
export function hasWholeSide({ before, after }: Surroundings): boolean {
  return [before, after].some(({ kept, same }) => kept >= STRONG_LENGTH && same === kept)
}

/** Whether each side of which anything was kept agrees at least to this share, and one of them is long enough to be no accident. */
export function bothSidesAgree({ before, after }: Surroundings, share: number): boolean {
  const isFit = ({ kept, same }: Side) => kept === 0 || same >= share * kept
  return isFit(before) && isFit(after) && Math.max(before.kept, after.kept) >= STRONG_LENGTH
}
