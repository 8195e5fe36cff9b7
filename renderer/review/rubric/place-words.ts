import type { Annotation, EvidenceItem } from '../../../shared/domain'
import type { Texts } from '../../kit'
import { clockTime, findPlace, shorten } from './place'

const LONGEST_QUOTE = 22
const LONGEST_TITLE = 26

/** Where a passage is, in a few words: `p. 7 “Two clinic managers…”`, `04:10–04:52`, `lines 12–19 · load.py`, or the item's title. */
export function placeWords(t: Texts<'rubric'>, annotation: Annotation, evidence: readonly EvidenceItem[]): string {
  const { page, time, lines, quote } = findPlace(annotation)
  const title = evidence.find((item) => item.id === annotation.evidenceId)?.title ?? ''
  // Of a file deep inside an archive, its own name tells most.
  const file = annotation.part?.split('/').at(-1)
  if (lines) {
    const where = lines.first === lines.last ? t('place.line', { line: lines.first }) : t('place.lines', lines)
    return t('place.in', { where, title: shorten(file ?? title, LONGEST_TITLE) })
  }
  if (time) return t('place.time', { start: clockTime(time.startSeconds), end: clockTime(time.endSeconds) })
  if (annotation.shape === 'whole-item') return t('wholeItem', { title: shorten(file ?? title, LONGEST_TITLE) })
  const words =
    quote === null ? shorten(file ?? title, LONGEST_TITLE) : t('place.quote', { quote: shorten(quote, LONGEST_QUOTE) })
  return page === null ? words : `${t('place.page', { page })} ${words}`
}
