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

/** The desk was left: writes what waits and lets the session go once it is on the disk; a failed one stays until it is. */
export async function leaveSession(store: DeskStore, session: DeskSession): Promise<void> {
  await session.flush()
  if (session.isIdle && !session.isWatched) sessions.get(store)?.delete(session.allocationId)
}
