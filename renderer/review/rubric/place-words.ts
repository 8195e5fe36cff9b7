import type { Annotation, EvidenceItem } from '../../../shared/domain'
import type { Texts } from '../../kit'
import { clockTime, findPlace, itemName, shorten } from './place'

const LONGEST_QUOTE = 22
const LONGEST_TITLE = 26
const LONGEST_COMMENT = 22

/**
 * Where a passage is, in a few words: `p. 7 “Two clinic managers…”`, `04:10–04:52`, `lines 12–19 · load.py`, or the item's name. What has
 * no words of its own is told apart by what was said of it.
 */
export function placeWords(t: Texts<'rubric'>, annotation: Annotation, evidence: readonly EvidenceItem[]): string {
  const { page, time, lines, quote } = findPlace(annotation)
  const item = evidence.find(({ id }) => id === annotation.evidenceId)
  const title = item ? itemName(item, evidence) : ''
  // Of a file deep inside an archive, its own name tells most.
  const file = annotation.part?.split('/').at(-1)
  if (lines) {
    const where = lines.first === lines.last ? t('place.line', { line: lines.first }) : t('place.lines', lines)
    return t('place.in', { where, title: shorten(file ?? title, LONGEST_TITLE) })
  }
  if (time && annotation.shape === 'time-range')
    return t('place.time', { start: clockTime(time.startSeconds), end: clockTime(time.endSeconds) })
  const said = shorten(annotation.comment, LONGEST_COMMENT)
  const name = shorten(file ?? title, LONGEST_TITLE)
  if (annotation.shape === 'whole-item') {
    const words = t('wholeItem', { title: name })
    return said === '' ? words : t('place.in', { where: words, title: said })
  }
  const words = quote === null ? said || name : t('place.quote', { quote: shorten(quote, LONGEST_QUOTE) })
  const where = page === null ? words : `${t('place.page', { page })} ${words}`
  // A passage on the slides that carries the moment of the talk.
  return time ? t('place.in', { where: clockTime(time.startSeconds), title: where }) : where
}
