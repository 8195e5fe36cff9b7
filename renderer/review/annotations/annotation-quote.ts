import { type Annotation, findPosition, parseAll, parsePageRectangle, parseRegion } from '../../../shared/domain'
import { findPlace, type Place } from '../rubric/place'

/** What an annotation points at: its place, and whether that is words, an area, a point or the whole item. */
export type AnnotationSubject = Pick<Place, 'page' | 'quote'> & { kind: 'words' | 'area' | 'pin' | 'whole-item' }

/** @returns the subject of an annotation, from its selectors. */
export function subjectOf(annotation: Pick<Annotation, 'shape' | 'selectors'>): AnnotationSubject {
  const { shape } = annotation
  const { page, quote } = findPlace(annotation)
  return { page, quote, kind: shape === 'area' || shape === 'pin' || shape === 'whole-item' ? shape : 'words' }
}

type Placed = Pick<Annotation, 'shape' | 'selectors' | 'createdAt'>

/** Orders annotations of one item as they stand in it: whole-item ones first, then by page and height, then by position in the text. */
export function compareByPlace(a: Placed, b: Placed): number {
  const [left, right] = [placeNumbers(a), placeNumbers(b)]
  for (let at = 0; at < left.length; at++) {
    const difference = (left[at] ?? 0) - (right[at] ?? 0)
    if (difference !== 0) return difference
  }
  return a.createdAt < b.createdAt ? -1 : 1
}

function placeNumbers({ shape, selectors }: Placed): number[] {
  const rectangle = parseAll(selectors, parsePageRectangle)[0]
  const region = parseAll(selectors, parseRegion)[0]
  const top = rectangle?.top ?? region?.y ?? 0
  return [shape === 'whole-item' ? 0 : 1, rectangle?.page ?? 0, top, findPosition(selectors)?.start ?? 0]
}
