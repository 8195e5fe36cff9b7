import { useState } from 'react'
import { useStore, useStoreQuery } from '../../store'
import type { ActivityClock } from './activity-clock'
import { useActiveTime } from './use-active-time'

const PREFERENCE = 'desk.timer'

export type Timer = {
  clock: ActivityClock
  isOn: boolean
  turn(on: boolean): void
}

/**
 * The timer of a review, as the person wants it: on unless they turned it off, and then nothing is counted anywhere.
 * @param isOpen whether there is work to be timed; what was sent isn't timed.
 */
export function useTimer(allocationId: string, isOpen: boolean): Timer {
  const { desk, preferences } = useStore()
  // Until it is known whether they want it, nothing is counted.
  const stored = useStoreQuery(() => preferences.get(PREFERENCE, true).catch(() => true), []) ?? false
  const [chosen, setChosen] = useState<boolean | null>(null)
  const isOn = chosen ?? stored
  const clock = useActiveTime(desk, allocationId, isOpen && isOn)
  return {
    clock,
    isOn,
    turn(on) {
      setChosen(on)
      preferences.set(PREFERENCE, on).catch(() => undefined)
    },
  }
}
