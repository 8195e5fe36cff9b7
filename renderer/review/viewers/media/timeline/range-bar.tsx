import type { CSSProperties } from 'react'
import type { TimeRange } from '../../../../../shared/domain'
import { criterionColors, useTexts } from '../../../../kit'
import { clockTime } from '../playback/clock'
import type { LaneRange } from '../ranges/lanes'
import classes from './timeline.module.css'

type Props = {
  entry: LaneRange
  /** Where it is now: other than in the entry while it is resized. */
  range: TimeRange
  durationSeconds: number
  isActive: boolean
  onChoose(): void
}

/** One annotation beneath the timeline, in its criterion's colour and with its code. */
export function RangeBar({ entry: { shown, lane }, range, durationSeconds, isActive, onChoose }: Props) {
  const t = useTexts('media')
  const { annotation, criterion, placement, isEarlier } = shown
  const times = { start: clockTime(range.startSeconds), end: clockTime(range.endSeconds) }
  const name = criterion === null ? t('ranges.plain', times) : t('ranges.label', { ...times, code: criterion.code })
  return (
    <button
      type="button"
      className={classes.range}
      style={{ ...placeOf(range, durationSeconds), ...inkOf(criterion?.index ?? null), '--lane': lane } as CSSProperties}
      data-annotation={annotation.id}
      data-active={isActive || undefined}
      data-uncertain={placement === 'approximate' || undefined}
      data-earlier={isEarlier || undefined}
      aria-pressed={isActive}
      aria-label={annotation.comment === '' ? name : `${name}: ${annotation.comment}`}
      onClick={onChoose}
    >
      <span className={classes.code}>{criterion?.code}</span>
    </button>
  )
}

/** Where a range lies on a timeline of full width. */
export function placeOf({ startSeconds, endSeconds }: TimeRange, durationSeconds: number): CSSProperties {
  const share = (seconds: number) => (durationSeconds === 0 ? 0 : Math.min(1, seconds / durationSeconds) * 100)
  return { left: `${share(startSeconds)}%`, width: `${share(endSeconds) - share(startSeconds)}%` }
}

/** A criterion's colours, or quiet ones where the annotation isn't tied to any. */
export function inkOf(criterionIndex: number | null): Record<string, string> {
  if (criterionIndex === null) return { '--ink': 'var(--assay-ink-secondary)', '--soft': 'var(--assay-sunken)' }
  const { text, soft } = criterionColors(criterionIndex)
  return { '--ink': text, '--soft': soft }
}
