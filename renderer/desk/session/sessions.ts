import type { DeskRecord, DeskStore } from '../../store'
import { DeskSession } from './desk-session'

/**
 * The sessions whose desk is open, or whose last writes are still under way. Coming back to a submission before those have
 * reached the disk finds the same session, so that nothing older is ever shown or written over it.
 */
const sessions = new WeakMap<DeskStore, Map<string, DeskSession>>()

/** The session of an allocation, made from what the store holds where there is none. */
export function openSession(store: DeskStore, record: DeskRecord): DeskSession {
  const known = findSession(store, record.allocation.id)
  if (known) return known
  const session = new DeskSession(store, record, () => new Date())
  const all = sessions.get(store) ?? new Map<string, DeskSession>()
  all.set(session.allocationId, session)
  sessions.set(store, all)
  return session
}

export function findSession(store: DeskStore, allocationId: string): DeskSession | undefined {
  return sessions.get(store)?.get(allocationId)
}

/** So many desks that were left keep their steps, to be undone when somebody comes back; what they hold is in memory. */
const MOST_LEFT = 20

/** The desk was left: writes what waits. The oldest of those that were left are let go, but never one that isn't on the disk yet. */
export async function leaveSession(store: DeskStore, session: DeskSession): Promise<void> {
  await session.flush()
  const all = sessions.get(store)
  if (!all || !all.has(session.allocationId)) return
  // The one that was left last is the last to go.
  all.delete(session.allocationId)
  all.set(session.allocationId, session)
  const left = [...all.values()].filter((each) => each.isIdle && !each.isWatched)
  for (const { allocationId } of left.slice(0, -MOST_LEFT)) all.delete(allocationId)
}
