import { useIdle } from '@mantine/hooks'
import { useEffect } from 'react'
import { useStore, useStoreQuery } from '../../store'

const PREFERENCE = 'lock-after-minutes'
const DEFAULT_MINUTES = 30
/** About 23 days: timers take no more, and no infinity. */
const NEVER_MS = 2_000_000_000

/** After how many idle minutes the workbench locks (0: never), and how to change that. */
export function useLockAfter(): [minutes: number, set: (minutes: number) => void] {
  const { preferences } = useStore()
  const minutes = useStoreQuery(() => preferences.get(PREFERENCE, DEFAULT_MINUTES), []) ?? DEFAULT_MINUTES
  const set = (next: number) => void preferences.set(PREFERENCE, next)
  return [minutes, set]
}

/** Locks when nobody has touched the machine for a while. */
export function useIdleLock(lock: () => void): void {
  const [minutes] = useLockAfter()
  const isIdle = useIdle(minutes === 0 ? NEVER_MS : minutes * 60_000, { initialState: false })
  useEffect(() => {
    if (isIdle && minutes > 0) lock()
  }, [isIdle, minutes, lock])
}
