import { collapseSpace, findPosition, findQuote, type Selector, unitAtCodePoint } from '../../../../shared/domain'
import { type Placement, placeQuote } from './place-quote'

/** Where selectors point in a text: at their position where the quoted words stand there, else wherever the words are found. */
export function placeText(text: string, selectors: readonly Selector[]): Placement | null {
  const position = findPosition(selectors)
  const quote = findQuote(selectors)
  if (position) {
    const start = unitAtCodePoint(text, position.start)
    const end = unitAtCodePoint(text, position.end)
    const isThere = quote === null || collapseSpace(text.slice(start, end)).trim() === quote.exact
    if (isThere && end > start) return { start, end, quality: 'exact' }
  }
  return placeQuote(text, selectors)
}
