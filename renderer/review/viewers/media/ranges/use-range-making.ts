import { useState } from 'react'
import { formatTimeRange, type TimeRange } from '../../../../../shared/domain'
import { announce, useTexts } from '../../../../kit'
import type { SourceViewerProps } from '../../viewer'
import { clockTime } from '../playback/clock'
import type { Playback } from '../playback/playback'

/** A shorter range than this could hardly be seen, and has hardly been meant. */
const LEAST_SECONDS = 0.5

export type RangeMaking = {
  /** Where the range that is being made begins; null while none is. */
  startSeconds: number | null
  /** Begins a range at the current time, or ends the one that was begun. */
  mark(): void
  begin(): void
  end(): void
  cancel(): void
  /** Makes a range that was drawn on the timeline. */
  make(range: TimeRange): void
}

type Options = Pick<SourceViewerProps, 'tool' | 'isReadOnly' | 'onTool' | 'onCreate'>

/** Makes time ranges: while it plays, by marking the beginning and then the end, or at once. */
export function useRangeMaking(playback: Playback, durationSeconds: number, options: Options): RangeMaking {
  const { tool, isReadOnly = false, onTool, onCreate } = options
  const t = useTexts('media')
  const [begun, setBegun] = useState<number | null>(null)
  // Whoever puts the tool away has thought better of it.
  if (begun !== null && tool !== 'time-range') setBegun(null)
  const startSeconds = tool === 'time-range' && !isReadOnly ? begun : null

  const begin = () => {
    if (isReadOnly) return
    onTool('time-range')
    setBegun(playback.seconds)
    announce(t('ranges.begun', { time: clockTime(playback.seconds) }))
  }
  const cancel = () => {
    setBegun(null)
    onTool('select')
  }
  const make = (range: TimeRange) => {
    if (isReadOnly) return
    const low = Math.min(range.startSeconds, range.endSeconds)
    const high = Math.max(range.startSeconds, range.endSeconds, low + LEAST_SECONDS)
    const endSeconds = durationSeconds > 0 ? Math.min(high, durationSeconds) : high
    cancel()
    // A comment is written next, and what goes on playing meanwhile would be missed.
    playback.pause()
    onCreate({ shape: 'time-range', selectors: [formatTimeRange({ startSeconds: low, endSeconds })] })
  }
  const end = () => {
    if (startSeconds === null) announce(t('ranges.notBegun'))
    else make({ startSeconds, endSeconds: playback.seconds })
  }
  return { startSeconds, begin, end, cancel, make, mark: () => (startSeconds === null ? begin() : end()) }
}
