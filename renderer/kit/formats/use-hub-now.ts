import { useStore, useStoreQuery } from '../../store'
import { useNow } from './use-now'

/**
 * The hub's time now, kept fresh: what the hub sets an end to runs out by its clock, whatever this machine's shows.
 * @param everySeconds how often it changes; pause it with `null`
 */
export function useHubNow(everySeconds?: number | null): Date {
  const { sync } = useStore()
  const now = useNow(everySeconds)
  const aheadMs = useStoreQuery(() => sync.status(), [])?.clockAheadMs ?? 0
  // Whole seconds: what differs with every answer by a line's delay would only draw lists anew.
  return new Date(now.getTime() - Math.round(aheadMs / 1000) * 1000)
}
