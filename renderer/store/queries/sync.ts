import type { StoreContext } from '../context'
import type { SyncStatus, SyncStore } from '../contract'
import { openRefusal } from './desk'

/** Before sync has said anything. */
export const STARTING: SyncStatus = {
  phase: 'starting',
  isOnline: false,
  lastContactAt: null,
  offlineSince: null,
  waitingToSend: 0,
  needsSignIn: false,
  isFirstPull: true,
  problem: null,
}

/** What sync is doing, what waits for it, and the nudge to try now. */
export function syncStore(context: StoreContext): SyncStore {
  const { db } = context
  return {
    async status() {
      const [status, unsent] = await Promise.all([
        db.readMeta('sync', STARTING),
        db.outbox.where('state').anyOf(['waiting', 'sending', 'held']).toArray(),
      ])
      return { ...status, waitingToSend: unsent.filter((entry) => entry.type !== 'allocation.begin').length }
    },
    async outbox() {
      const entries = await db.outbox.filter((entry) => !entry.settled).toArray()
      return Promise.all(
        entries.map(async (entry) => ({
          commandId: entry.commandId,
          type: entry.type,
          allocationId: entry.allocationId,
          queuedAt: entry.queuedAt,
          attempts: entry.attempts,
          state: entry.state,
          refusal: await openRefusal(context, entry),
        })),
      )
    },
    async retry() {
      await db.transaction('rw', db.meta, async () => db.writeMeta('nudges', (await db.readMeta('nudges', 0)) + 1))
    },
  }
}
