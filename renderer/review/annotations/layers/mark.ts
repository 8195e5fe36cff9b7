import { criterionColors } from '../../../kit'
import type { AnnotationShape } from '../../../../shared/domain'
import type { WordShape } from '../../viewers/viewer'
import type { Box } from '../anchoring/page-geometry'

/** How an annotation is drawn on one surface (a page, an image, a text). */
export type Mark = {
  annotationId: string
  shape: WordShape | 'area' | 'pin'
  /** One for each line of words; one for an area; a pin's has no size. */
  boxes: readonly Box[]
  /** Place of its criterion in the rubric; null where it is tied to none. */
  criterionIndex: number | null
  /** Shown on areas and pins. */
  code: string | null
  isActive: boolean
  /** Found again approximately in a changed file. */
  isUncertain: boolean
  /** Made for an earlier decision: there to be read, drawn more quietly. */
  isEarlier?: boolean
}

/**
 * CSS values of a mark's colours, neutral where it is tied to no criterion: its lines, its ground, and the light edge that tells it
 * from a dark page.
 */
export function markColors(criterionIndex: number | null): { hue: string; fill: string; edge: string } {
  if (criterionIndex === null) {
    const fill = 'color-mix(in srgb, var(--assay-page-ink) 18%, transparent)'
    return { hue: 'var(--assay-page-ink)', fill, edge: 'var(--assay-page)' }
  }
  const { ink, mark } = criterionColors(criterionIndex)
  return { hue: ink, fill: mark, edge: `color-mix(in srgb, ${ink} 40%, var(--assay-page))` }
}

/** How an annotation's words are drawn; shapes that are no marking of words count as a highlight. */
export function wordShapeOf(shape: AnnotationShape): WordShape {
  return shape === 'underline' || shape === 'comment' ? shape : 'highlight'
}
