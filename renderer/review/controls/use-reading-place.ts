import { useCallback, useEffect, useRef } from 'react'
import type { ReadingPosition } from '../../store/contract'

const SETTLE_MS = 600

/** Reports where reading is once it rests there, and at the latest when the item is closed: a scroll is many places. */
export function useReadingPlace(onReading: (place: Partial<ReadingPosition>) => void): (place: Partial<ReadingPosition>) => void {
  const latest = useRef(onReading)
  const waiting = useRef<{ place: Partial<ReadingPosition>; timer: ReturnType<typeof setTimeout> } | null>(null)
  useEffect(() => {
    latest.current = onReading
  })
  const flush = useCallback(() => {
    if (!waiting.current) return
    clearTimeout(waiting.current.timer)
    latest.current(waiting.current.place)
    waiting.current = null
  }, [])
  useEffect(() => flush, [flush])
  return useCallback(
    (place) => {
      if (waiting.current) clearTimeout(waiting.current.timer)
      waiting.current = { place: { ...waiting.current?.place, ...place }, timer: setTimeout(flush, SETTLE_MS) }
    },
    [flush],
  )
}
