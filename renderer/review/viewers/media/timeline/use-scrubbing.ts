import { type PointerEvent, useRef, useState } from 'react'
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
  const press = useRef<{ x: number; from: number; draws: boolean } | null>(null)
  const [drawn, setDrawn] = useState<TimeRange | null>(null)
  const timeAt = (event: PointerEvent<HTMLElement>) => {
    const { left, width } = event.currentTarget.getBoundingClientRect()
    const share = width === 0 ? 0 : (event.clientX - left) / width
    return Math.max(0, Math.min(1, share)) * durationSeconds
  }
  const letGo = () => {
    const held = press.current
    press.current = null
    setDrawn(null)
    return held
  }
  return {
    /** The range that is being drawn; null while none is. */
    drawn,
    handlers: {
      onPointerDown(event: PointerEvent<HTMLElement>) {
        if (event.button !== 0 || durationSeconds === 0) return
        // A pointer that a test or a remote control made up can't be captured; it needn't be.
        if (event.nativeEvent.isTrusted) event.currentTarget.setPointerCapture(event.pointerId)
        const draws = isDrawing || event.shiftKey
        press.current = { x: event.clientX, from: timeAt(event), draws }
        if (!draws) onSeek(timeAt(event))
      },
      onPointerMove(event: PointerEvent<HTMLElement>) {
        if (press.current === null) return
        if (press.current.draws) setDrawn(ordered(press.current.from, timeAt(event)))
        else onSeek(timeAt(event))
      },
      onPointerUp(event: PointerEvent<HTMLElement>) {
        const held = letGo()
        if (!held?.draws) return
        if (Math.abs(event.clientX - held.x) <= SLIP) onSeek(held.from)
        else onDrawn(ordered(held.from, timeAt(event)))
      },
      onPointerCancel: () => void letGo(),
    },
  }
}

function ordered(from: number, to: number): TimeRange {
  return { startSeconds: Math.min(from, to), endSeconds: Math.max(from, to) }
}
