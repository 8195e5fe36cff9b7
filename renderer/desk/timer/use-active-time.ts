import { useEffect, useState } from 'react'
import { onLeaving } from '../../kit'
import type { DeskStore } from '../../store'
import { ActivityClock } from './activity-clock'

const WRITE_EVERY_MS = 15_000
const SIGNS = ['keydown', 'pointerdown', 'pointermove', 'wheel', 'scroll'] as const

/**
 * Adds the time at work to the allocation, every quarter of a minute and on leaving. @returns the clock, for showing it.
 */
export function useActiveTime(
  store: Pick<DeskStore, 'addActiveSeconds'>,
  allocationId: string,
  isCounting: boolean,
): ActivityClock {
  const [clock] = useState(() => new ActivityClock())
  useEffect(() => {
    if (!isCounting) return
    const sign = () => clock.sign(performance.now())
    const write = () => {
      const seconds = clock.takeSeconds(performance.now())
      // A few seconds that can't be written are not worth a word to the assessor; a real failure shows at the next save.
      if (seconds > 0) store.addActiveSeconds(allocationId, seconds).catch(() => undefined)
    }
    const onVisibility = () => {
      if (document.visibilityState === 'visible') sign()
      else {
        clock.pause(performance.now())
        write()
      }
    }
    sign()
    const stop = onLeaving(write)
    const timer = setInterval(write, WRITE_EVERY_MS)
    for (const event of SIGNS) document.addEventListener(event, sign, { passive: true, capture: true })
    document.addEventListener('visibilitychange', onVisibility)
    return () => {
      clearInterval(timer)
      stop()
      for (const event of SIGNS) document.removeEventListener(event, sign, { capture: true })
      document.removeEventListener('visibilitychange', onVisibility)
      clock.pause(performance.now())
      write()
    }
  }, [store, allocationId, isCounting, clock])
  return clock
}
