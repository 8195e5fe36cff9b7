import { isRenewalDue } from '../../../shared/domain'
import { openValue, sealedAs, type StoreContext } from '../context'
import type { ReadingPosition } from '../contract'
import { destroyDoomedKeys } from '../doomed-keys'
import { noteHistory } from '../history'
import { newKeyId } from '../keyring'
import { openAchievements } from '../queries/catalogue'
import type { AllocationRow, OfflineRow } from '../rows'
import { isOpenState } from '../status'
import { dropEvidence } from './end-allocation'

const DAY_MS = 86_400_000
/** Who opened evidence in these days works on it, though nothing may be written yet. */
const READ_LATELY_DAYS = 7

/** Allocations whose lease nears its end, and that somebody works on here: begun, asked for offline, or read lately. */
export async function leasesToRenew(context: StoreContext): Promise<string[]> {
  const { db } = context
  const [drafts, wishes, read] = await Promise.all([
    db.drafts.filter((draft) => draft.begun && draft.phase === 'open').primaryKeys(),
    db.offline.filter((wish) => wish.wanted === 1).primaryKeys(),
    db.reading.toCollection().primaryKeys(),
  ])
  const atWork = new Set([...drafts, ...wishes])
  const ids = [...new Set([...atWork, ...read.map(([allocationId]) => allocationId)])]
  const rows = (await db.allocations.bulkGet(ids)).filter((row) => row !== undefined)
  const open = rows.filter((row) => row.removed === null && isOpenState(row.state))
  if (open.length === 0) return []
  const achievements = await openAchievements(context, await db.achievements.toArray())
  const now = await context.hubClock.now()
  const due = open.filter((row) => {
    const policy = achievements.get(row.achievementId ?? '')?.policy
    return policy !== undefined && isRenewalDue(policy, new Date(row.leaseUntil), now)
  })
  const worked = await Promise.all(due.map(async (row) => atWork.has(row.id) || (await wasReadLately(context, row))))
  return due.filter((_, at) => worked[at]).map((row) => row.id)
}

async function wasReadLately(context: StoreContext, { id, keyId }: AllocationRow): Promise<boolean> {
  const rows = await context.db.reading.where('[allocationId+evidenceId]').between([id, ''], [id, '\uffff']).toArray()
  const since = new Date(context.clock().getTime() - READ_LATELY_DAYS * DAY_MS).toISOString()
  for (const { evidenceId, version, sealed } of rows) {
    const place = sealedAs.reading(keyId, id, evidenceId, version)
    const { openedAt } = await openValue<ReadingPosition>(context, place.keyId, place.context, sealed)
    if (openedAt >= since) return true
  }
  return false
}

/**
 * A lease that ends takes the evidence, never drafts or commands. What somebody asked for stays asked for: it is fetched again once the
 * hub gives it more time, or says that it was this machine's clock that went wrong.
 */
export async function endLeases(context: StoreContext, hubTime: Date): Promise<void> {
  const { db } = context
  for (const wish of await db.offline.toArray()) {
    const row = await db.allocations.get(wish.allocationId)
    const isOver = row === undefined || Date.parse(row.leaseUntil) <= hubTime.getTime()
    const isTold = wish.reason === 'lease-over'
    if (isOver && !(isTold && wish.bytesDone === 0)) await endLease(context, wish, row)
    else if (!isOver && isTold) await resumeWish(context, wish.allocationId)
  }
  await destroyDoomedKeys(context)
}

async function endLease(context: StoreContext, { allocationId }: OfflineRow, row: AllocationRow | undefined): Promise<void> {
  const { db } = context
  const bytes = await db.transaction('rw', [db.offline, db.files, db.chunks, db.meta], async () => {
    const wish = await db.offline.get(allocationId)
    await dropEvidence(db, allocationId)
    const isWanted = wish?.wanted === 1 && row?.removed === null && isOpenState(row.state)
    if (isWanted) {
      const nothing = { bytesDone: 0, itemsDone: 0, verifiedAt: null }
      await db.offline.put({ ...wish, ...nothing, keyId: newKeyId('evidence'), state: 'failed', reason: 'lease-over' })
    }
    return wish?.bytesDone ?? 0
  })
  await noteHistory(context, { kind: 'lease-ended', allocationId, count: bytes, code: null })
}

async function resumeWish({ db }: StoreContext, allocationId: string): Promise<void> {
  await db.transaction('rw', db.offline, async () => {
    const wish = await db.offline.get(allocationId)
    if (wish?.reason === 'lease-over') await db.offline.put({ ...wish, state: 'waiting', reason: null })
  })
}
