import { type PointerEvent, useState } from 'react'
import type { TimeRange } from '../../../../../shared/domain'

/** Pixels up to which a drag is still a click. */
const SLIP = 3

type Options = {
  durationSeconds: number
  /** Dragging draws a range; otherwise, it goes along the recording. */
  isDrawing: boolean
  onSeek(seconds: number): void
  onDrawn(range: TimeRange): void
}

/** The pointer on the timeline. Shift and dragging draws a range whatever the tool. */
export function useScrubbing({ durationSeconds, isDrawing, onSeek, onDrawn }: Options) {
  const [press, setPress] = useState<{ x: number; from: number; to: number; draws: boolean } | null>(null)
  const timeAt = (event: PointerEvent<HTMLElement>) => {
    const { left, width } = event.currentTarget.getBoundingClientRect()
    const share = width === 0 ? 0 : (event.clientX - left) / width
    return Math.max(0, Math.min(1, share)) * durationSeconds
  }
  return {
    /** The range that is being drawn; null while none is. */
    drawn: press?.draws ? ordered(press) : null,
    handlers: {
      onPointerDown(event: PointerEvent<HTMLElement>) {
        if (event.button !== 0 || durationSeconds === 0) return
        // A pointer that a test or a remote control made up can't be captured; it needn't be.
        if (event.nativeEvent.isTrusted) event.currentTarget.setPointerCapture(event.pointerId)
        const seconds = timeAt(event)
        const draws = isDrawing || event.shiftKey
        setPress({ x: event.clientX, from: seconds, to: seconds, draws })
        if (!draws) onSeek(seconds)
      },
      onPointerMove(event: PointerEvent<HTMLElement>) {
        if (press === null) return
        const to = timeAt(event)
        if (!press.draws) onSeek(to)
        setPress({ ...press, to })
      },
      onPointerUp(event: PointerEvent<HTMLElement>) {
        if (press === null) return
        setPress(null)
        if (!press.draws) return
        if (Math.abs(event.clientX - press.x) <= SLIP) onSeek(press.from)
        else onDrawn(ordered({ ...press, to: timeAt(event) }))
      },
      onPointerCancel: () => setPress(null),
    },
  }
}

function ordered({ from, to }: { from: number; to: number }): TimeRange {
  return { startSeconds: Math.min(from, to), endSeconds: Math.max(from, to) }
}
