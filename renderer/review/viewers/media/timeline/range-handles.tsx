import type { CSSProperties, KeyboardEvent, PointerEvent } from 'react'
import type { TimeRange } from '../../../../../shared/domain'
import { useTexts } from '../../../../kit'
import { exactTime } from '../playback/clock'
import type { RangeEdge, RangeResizing } from '../ranges/use-range-resizing'
import classes from './timeline.module.css'

type Props = {
  annotationId: string
  range: TimeRange
  lane: number
  durationSeconds: number
  resizing: RangeResizing
  /** Shows the picture where an edge is now. */
  onSeek(seconds: number): void
}

/** The two edges of the range that is chosen: to be dragged, or moved with the arrow keys. */
export function RangeHandles(props: Props) {
  return (
    <>
      <Handle {...props} edge="start" />
      <Handle {...props} edge="end" />
    </>
  )
}

const STEP_SECONDS = 0.1
const LARGE_STEP_SECONDS = 1

function Handle({ edge, annotationId, range, lane, durationSeconds, resizing, onSeek }: Props & { edge: RangeEdge }) {
  const t = useTexts('media')
  const seconds = edge === 'start' ? range.startSeconds : range.endSeconds
  const move = (to: number) => {
    resizing.move(annotationId, range, edge, to)
    onSeek(to)
  }
  const onKeyDown = (event: KeyboardEvent) => {
    const direction = { ArrowLeft: -1, ArrowDown: -1, ArrowRight: 1, ArrowUp: 1 }[event.key]
    if (direction === undefined || event.altKey || event.ctrlKey || event.metaKey) return
    event.preventDefault()
    event.stopPropagation()
    move(seconds + direction * (event.shiftKey ? LARGE_STEP_SECONDS : STEP_SECONDS))
  }
  const onPointerDown = (event: PointerEvent<HTMLElement>) => {
    if (event.button !== 0) return
    event.stopPropagation()
    if (event.nativeEvent.isTrusted) event.currentTarget.setPointerCapture(event.pointerId)
    event.currentTarget.toggleAttribute('data-held', true)
  }
  const onPointerMove = (event: PointerEvent<HTMLElement>) => {
    const lanes = event.currentTarget.parentElement
    if (!event.currentTarget.hasAttribute('data-held') || lanes === null) return
    const { left, width } = lanes.getBoundingClientRect()
    move(((event.clientX - left) / width) * durationSeconds)
  }
  const onRelease = (event: PointerEvent<HTMLElement>) => {
    if (!event.currentTarget.hasAttribute('data-held')) return
    event.currentTarget.toggleAttribute('data-held', false)
    resizing.settle()
  }
  const share = durationSeconds === 0 ? 0 : (seconds / durationSeconds) * 100
  return (
    <span
      role="slider"
      tabIndex={0}
      className={classes.handle}
      data-edge={edge}
      style={{ left: `${share}%`, '--lane': lane } as CSSProperties}
      aria-label={t(edge === 'start' ? 'ranges.start' : 'ranges.end')}
      aria-valuemin={0}
      aria-valuemax={durationSeconds}
      aria-valuenow={seconds}
      aria-valuetext={exactTime(seconds)}
      onKeyDown={onKeyDown}
      onBlur={() => resizing.settle()}
      onPointerDown={onPointerDown}
      onPointerMove={onPointerMove}
      onPointerUp={onRelease}
      onPointerCancel={onRelease}
    />
  )
}
