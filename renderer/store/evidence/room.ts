import type { StoreContext } from '../context'
import { destroyDoomedKeys } from '../doomed-keys'
import { noteHistory } from '../history'
import { dropEvidence, hasKeptWork } from '../replica/end-allocation'
import type { AllocationRow, OfflineRow } from '../rows'
import { openPreference } from '../writes/preferences'

/** What the person allows evidence to take on this machine, in bytes; null: as much as the system gives. */
export const BUDGET_PREFERENCE = 'evidence-budget-bytes'
/** Left free for drafts and decisions: what is only here must always find room. */
export const RESERVE_BYTES = 64 * 1_048_576

/** The browser's or system's own limit for everything that is kept here. */
export type Estimate = { usage?: number; quota?: number }

/** Bytes that evidence takes, and may take at most (null where nothing limits it). */
export async function evidenceRoom(context: StoreContext, estimate: Estimate): Promise<{ used: number; most: number | null }> {
  const rows = await context.db.offline.toArray()
  const used = rows.reduce((sum, row) => sum + row.bytesDone, 0)
  const budget = await openPreference<number | null>(context, BUDGET_PREFERENCE, null)
  const { usage, quota } = estimate
  const granted = quota === undefined ? null : Math.max(0, quota - Math.max(0, (usage ?? 0) - used) - RESERVE_BYTES)
  const limits = [budget, granted].filter((limit) => limit !== null)
  return { used, most: limits.length === 0 ? null : Math.min(...limits) }
}

/**
 * Makes room for the evidence of an allocation by letting go of what is needed less: first what was sent, then what is due later than it
 * and not begun, and of that last what was chosen together with it. Never what holds work of mine. @returns whether there is room now
 */
export async function makeRoom(context: StoreContext, allocationId: string, estimate: Estimate): Promise<boolean> {
  const { db } = context
  const [wish, allocation] = await Promise.all([db.offline.get(allocationId), db.allocations.get(allocationId)])
  if (!wish || !allocation) return true
  const { used, most } = await evidenceRoom(context, estimate)
  let missing = most === null ? 0 : used + (wish.bytesTotal - wish.bytesDone) - most
  for (const { row, offline } of missing > 0
    ? await lessNeeded(context, allocation.dueOn, new Set([allocationId]), wish.choice)
    : []) {
    if (missing <= 0) break
    await db.transaction('rw', [db.offline, db.files, db.chunks, db.meta], () => dropEvidence(db, row.id))
    await noteHistory(context, { kind: 'evicted', allocationId: row.id, count: offline.bytesDone, code: null })
    missing -= offline.bytesDone
  }
  await destroyDoomedKeys(context)
  return missing <= 0
}

type Candidate = { row: AllocationRow; offline: OfflineRow }

/**
 * What may go to make room, what is needed least first.
 * @param dueOn of what room is made for: what is due later is needed less
 * @param wanted what room is made for
 * @param choice names the choice that it belongs to
 */
export async function lessNeeded(
  context: StoreContext,
  dueOn: string,
  wanted: ReadonlySet<string>,
  choice?: string,
): Promise<Candidate[]> {
  const { db } = context
  const offline = (await db.offline.toArray()).filter((row) => row.bytesDone > 0 && !wanted.has(row.allocationId))
  const rows = await db.allocations.bulkGet(offline.map((row) => row.allocationId))
  const candidates: Candidate[] = []
  for (const [at, row] of rows.entries()) {
    const here = offline[at]
    if (!row || !here || (await hasKeptWork(db, row.id))) continue
    if (isSent(row) || row.dueOn > dueOn) candidates.push({ row, offline: here })
  }
  const rank = ({ row, offline: { choice: its } }: Candidate) => (isSent(row) ? 0 : its === undefined || its !== choice ? 1 : 2)
  return candidates.sort((a, b) => rank(a) - rank(b) || b.row.dueOn.localeCompare(a.row.dueOn))
}

/** What the hub has of me needs its evidence here least: it can be fetched again. */
function isSent({ status }: AllocationRow): boolean {
  return status === 'accepted' || status === 'decided' || status === 'released'
}
