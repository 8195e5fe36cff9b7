import {
  type Annotation,
  findPosition,
  parseAll,
  parseLineRange,
  parsePage,
  parsePageRectangle,
  parseRegion,
  parseTimeRange,
  type Selector,
} from '../../../shared/domain'
import { findPlace, type Place } from '../rubric/place'

/** What an annotation points at: its place, and whether that is words, an area, a point, lines, a time or the whole item. */
export type AnnotationSubject = Place & { kind: 'words' | 'area' | 'pin' | 'whole-item' | 'time-range' | 'line-range' }

/** @returns the subject of an annotation, from its selectors. */
export function subjectOf(annotation: Pick<Annotation, 'shape' | 'selectors'>): AnnotationSubject {
  const { shape } = annotation
  const isWords = shape === 'highlight' || shape === 'underline' || shape === 'comment'
  return { ...findPlace(annotation), kind: isWords ? 'words' : shape }
}

/** What orders annotations of one item; `selectors` are those that hold in the file that is shown. */
export type Ordered = Pick<Annotation, 'shape' | 'createdAt' | 'part'> & { selectors: readonly Selector[] }

/** Orders annotations of one item as they stand in it: whole-item ones first, then by file, page, height, time or line, and position in the text. */
export function compareByPlace(a: Ordered, b: Ordered): number {
  const [left, right] = [placeNumbers(a), placeNumbers(b)]
  const byFile = (left[0] ?? 0) - (right[0] ?? 0) || (a.part ?? '').localeCompare(b.part ?? '')
  if (byFile !== 0) return byFile
  for (let at = 1; at < left.length; at++) {
    const difference = (left[at] ?? 0) - (right[at] ?? 0)
    if (difference !== 0) return difference
  }
  return a.createdAt < b.createdAt ? -1 : 1
}

function placeNumbers({ shape, selectors }: Ordered): number[] {
  const first = <Value>(parse: (selector: Selector) => Value | null) => parseAll(selectors, parse)[0]
  const top = first(parsePageRectangle)?.top ?? first(parseRegion)?.y ?? 0
  const time = first(parseTimeRange)?.startSeconds ?? 0
  const line = first(parseLineRange)?.first ?? 0
  return [shape === 'whole-item' ? 0 : 1, first(parsePage) ?? 0, top, time, line, findPosition(selectors)?.start ?? 0]
}
