import { useEffect, useRef, useState } from 'react'
import type { ReadingPosition } from '../../../store/contract'
import type { Playback } from './playback/playback'

/** Who listens fast listens fast to the next recording too. Within this window; each item keeps its own. */
const lastUsed = { speed: 1, volume: 1 }

/** Less than this from the end one had heard it all, and begins again. */
const END_SECONDS = 2
/** A place is reported when it is so far from the last one: a crash then costs no more than this. */
const REPORT_EVERY_SECONDS = 5

/**
 * Goes on where a recording was left, as fast and as loud, and reports both.
 * @param reading what was stored; read once
 */
export function useRemembered(
  playback: Playback,
  reading: ReadingPosition | null,
  onReading: (position: Partial<ReadingPosition>) => void,
): void {
  const [stored] = useState(reading)
  const latest = useRef(onReading)
  useEffect(() => {
    latest.current = onReading
  })
  useEffect(() => {
    playback.setSpeed(stored?.speed ?? lastUsed.speed)
    playback.setVolume(stored?.volume ?? lastUsed.volume)
    let hasBegun = false
    let reported = stored?.seconds ?? 0
    const report = () => {
      const { isReady, speed, volume } = playback.state()
      if (!isReady || !hasBegun) return
      reported = playback.seconds
      Object.assign(lastUsed, { speed, volume })
      latest.current({ seconds: Math.round(reported * 10) / 10, speed, volume })
    }
    const onState = () => {
      const { isReady, isPlaying, durationSeconds } = playback.state()
      if (isReady && !hasBegun) {
        hasBegun = true
        // Somebody may have asked for a passage before the recording was ready; that one counts.
        if (playback.seconds === 0 && reported > 0 && reported < durationSeconds - END_SECONDS) playback.seek(reported)
      }
      if (!isPlaying) report()
    }
    const onTime = (seconds: number) => {
      if (Math.abs(seconds - reported) >= REPORT_EVERY_SECONDS) report()
    }
    const stops = [playback.subscribe(onState), playback.onTime(onTime)]
    return () => {
      for (const stop of stops) stop()
      report()
    }
  }, [playback, stored])
}
