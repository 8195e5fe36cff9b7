import {
  type Annotation,
  formatTimeRange,
  parseAll,
  parseTimeRange,
  type Selector,
  type TimeRange,
} from '../../../../shared/domain'
import type { ShownAnnotation } from '../viewer'

/** What is said about a slide takes about so long; the end can be moved on the timeline. */
const MOMENT_SECONDS = 5

/** The moment of a talk that begins at a time. */
export function momentAt(seconds: number): TimeRange {
  return { startSeconds: seconds, endSeconds: seconds + MOMENT_SECONDS }
}

/** When in its talk an annotation on the slides was made; null where it carries no time, or is one of the recording itself. */
export function momentOf({ shape, selectors }: Pick<Annotation, 'shape' | 'selectors'>): TimeRange | null {
  return shape === 'time-range' ? null : (parseAll(selectors, parseTimeRange)[0] ?? null)
}

/** What points at a place on the slides, with another moment of the talk, or (null) with none. */
export function withMoment(selectors: readonly Selector[], moment: TimeRange | null): Selector[] {
  const places = selectors.filter((selector) => parseTimeRange(selector) === null)
  return moment === null ? places : [...places, formatTimeRange(moment)]
}

/**
 * Annotations on a talk's slides as its recording shows them: at the moment that they carry. Only what was made on the slides as
 * they are now: of another revision's talk, a time would point anywhere.
 */
export function onRecording(slides: readonly ShownAnnotation[], slidesSha256: string): ShownAnnotation[] {
  return slides.flatMap((shown) => {
    const moment = momentOf(shown.annotation)
    const isOfThis = shown.annotation.evidenceSha256 === slidesSha256 && !shown.isEarlier
    return moment !== null && isOfThis ? [{ ...shown, selectors: [formatTimeRange(moment)] }] : []
  })
}
