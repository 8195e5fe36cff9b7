import type { StoreContext } from '../context'
import type { SyncStatus, SyncStore } from '../contract'
import type { OutboxRow } from '../rows'
import { isRefused, isToldApart } from '../status'
import { planRoom } from '../evidence/plan-room'
import { BUDGET_PREFERENCE, evidenceRoom } from '../evidence/room'
import { readHistory } from '../history'
import { changeMetered, readMetered, UNMETERED } from '../metered'
import { acknowledgePurge, readPurgeNotice } from '../purge-notice'
import { openPreference, preferenceStore } from '../writes/preferences'
import { openRefusal } from './desk'
import { listOfflineItems } from './offline-items'
import { labelKept } from './work-labels'

/** Before sync has said anything. */
export const STARTING: SyncStatus = {
  phase: 'starting',
  isOnline: false,
  isSilent: false,
  lastContactAt: null,
  offlineSince: null,
  waitingToSend: 0,
  needsSignIn: false,
  isFirstPull: true,
  problem: null,
  pause: 'none',
  metered: UNMETERED,
  clockAheadMs: 0,
}

/** What sync is doing, what waits for it, and the nudge to try now. */
export function syncStore(context: StoreContext): SyncStore {
  const { db } = context
  const nudge = () => db.transaction('rw', db.meta, async () => db.writeMeta('nudges', (await db.readMeta('nudges', 0)) + 1))
  return {
    async status() {
      const [status, pause, metered, hubTime, unsent] = await Promise.all([
        db.readMeta('sync', STARTING),
        db.readMeta('pause', 'none'),
        readMetered(db),
        db.readMeta('hubTime', null),
        db.outbox.where('state').anyOf(['waiting', 'sending', 'held']).toArray(),
      ])
      const clockAheadMs = hubTime === null ? 0 : Date.parse(hubTime.here) - Date.parse(hubTime.hub)
      return {
        ...STARTING,
        ...status,
        pause,
        metered,
        clockAheadMs,
        waitingToSend: unsent.filter((entry) => entry.type !== 'allocation.begin').length,
      }
    },
    async outbox() {
      // That a review has begun is told by the way: a person hears of it only where the hub refused it.
      // Nobody decides anything about a claim that was lost, and the queue tells of it; so does calibration of rounds.
      const isLost = (entry: OutboxRow) => isToldApart(entry.type) && isRefused(entry)
      const isShown = (entry: OutboxRow) =>
        !entry.settled && !isLost(entry) && (entry.type !== 'allocation.begin' || isRefused(entry))
      const entries = await db.outbox.filter(isShown).toArray()
      const ids = entries.map((entry) => entry.allocationId)
      const [labels, receipts, allocations] = await Promise.all([
        labelKept(context, ids),
        db.receipts.bulkGet(ids),
        db.allocations.bulkGet(ids),
      ])
      return Promise.all(
        entries.map(async (entry, at) => ({
          commandId: entry.commandId,
          type: entry.type,
          allocationId: entry.allocationId,
          queuedAt: entry.queuedAt,
          attempts: entry.attempts,
          state: entry.state,
          answeredAt: entry.answeredAt,
          stage: receipts[at]?.commandId === entry.commandId ? receipts[at].stage : null,
          refusal: await openRefusal(context, entry),
          about: labels.get(entry.allocationId) ?? null,
          isHere: allocations[at] !== undefined,
        })),
      )
    },
    async sentElsewhere() {
      const [receipts, sent] = await Promise.all([db.receipts.toArray(), db.outbox.toArray()])
      const mine = new Set(sent.map(({ commandId }) => commandId))
      return receipts.filter(({ stage, commandId }) => stage !== 'taken-back' && !mine.has(commandId)).length
    },
    retry: () => nudge(),
    async history(most) {
      const entries = await readHistory(context, most)
      const labels = await labelKept(
        context,
        entries.flatMap((entry) => entry.allocationId ?? []),
      )
      return entries.map((entry) => ({ ...entry, about: labels.get(entry.allocationId ?? '') ?? null }))
    },
    offlineItems: () => listOfflineItems(context),
    async room(estimate) {
      const [{ used, most }, budget] = await Promise.all([
        evidenceRoom(context, estimate),
        openPreference<number | null>(context, BUDGET_PREFERENCE, null),
      ])
      return { evidence: used, most, budget }
    },
    planRoom: (allocationIds, bytes, estimate) => planRoom(context, allocationIds, bytes, estimate),
    setBudget: (bytes) => preferenceStore(context).set(BUDGET_PREFERENCE, bytes),
    holdWhenMetered: (holds) => changeMetered(db, { holds }),
    fetchAnyway: () => changeMetered(db, { anyway: true }),
    purgeNotice: () => readPurgeNotice(context),
    acknowledgePurge: () => acknowledgePurge(context),
    async pause(what) {
      await db.writeMeta('pause', what)
      await nudge()
    },
  }
}
