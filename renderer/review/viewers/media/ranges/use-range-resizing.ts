import { useEffect, useRef, useState } from 'react'
import { formatTimeRange, type Selector, type TimeRange } from '../../../../../shared/domain'

/** After so long without another key the range is taken to be what was wanted, in milliseconds. */
const SETTLE_MS = 800

/** Whether the beginning or the end of a range is moved. */
export type RangeEdge = 'start' | 'end'

export type RangeResizing = {
  /** The range as it would be, while one of its edges is moved; null for all others. */
  draftOf(annotationId: string): TimeRange | null
  /** Moves an edge; nothing is stored before `settle`, or a moment without another move. */
  move(annotationId: string, from: TimeRange, edge: RangeEdge, seconds: number): void
  settle(): void
}

type Draft = { annotationId: string; range: TimeRange }

/** Moves the edges of ranges by hand or by keys. Many small moves become one change. */
export function useRangeResizing(
  durationSeconds: number,
  onRetarget: (annotationId: string, selectors: Selector[]) => void,
): RangeResizing {
  const [draft, setDraft] = useState<Draft | null>(null)
  const waiting = useRef<{ draft: Draft; timer: ReturnType<typeof setTimeout> } | null>(null)
  const latest = useRef(onRetarget)
  useEffect(() => {
    latest.current = onRetarget
  })
  const settle = () => {
    if (waiting.current === null) return
    clearTimeout(waiting.current.timer)
    const { annotationId, range } = waiting.current.draft
    waiting.current = null
    setDraft(null)
    latest.current(annotationId, [formatTimeRange(range)])
  }
  useEffect(
    () => () => {
      if (waiting.current === null) return
      clearTimeout(waiting.current.timer)
      latest.current(waiting.current.draft.annotationId, [formatTimeRange(waiting.current.draft.range)])
    },
    [],
  )
  return {
    draftOf: (annotationId) => (draft?.annotationId === annotationId ? draft.range : null),
    move(annotationId, from, edge, seconds) {
      const range = moveEdge(from, edge, seconds, durationSeconds)
      if (waiting.current !== null) clearTimeout(waiting.current.timer)
      waiting.current = { draft: { annotationId, range }, timer: setTimeout(settle, SETTLE_MS) }
      setDraft({ annotationId, range })
    },
    settle,
  }
}

const LEAST_SECONDS = 0.1

/** A range with one edge elsewhere: within the recording, and never past the other edge. */
export function moveEdge(range: TimeRange, edge: RangeEdge, seconds: number, durationSeconds: number): TimeRange {
  if (edge === 'start') return { ...range, startSeconds: Math.max(0, Math.min(seconds, range.endSeconds - LEAST_SECONDS)) }
  const last = durationSeconds > 0 ? durationSeconds : Number.POSITIVE_INFINITY
  return { ...range, endSeconds: Math.min(last, Math.max(seconds, range.startSeconds + LEAST_SECONDS)) }
}
