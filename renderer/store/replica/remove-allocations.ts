import type { StoreContext } from '../context'
import type { AssayDatabase } from '../database'
import { doomKeys } from '../doomed-keys'
import { noteHistory } from '../history'
import { notePurge } from '../purge-notice'
import { withStatus } from '../restate'
import type { AllocationRow } from '../rows'
import type { Remove } from './collapse'
import { dropEvidence, endAllocation, hasKeptWork } from './end-allocation'
import type { Leaving } from './plan-page'

/**
 * Takes away what the hub took, within the page's transaction. Evidence always goes; what was never sent stays, unless an administrator
 * wants that gone too. @returns false where somebody began to work on one, or let one go, since the page was planned
 */
export async function removeAllocations(
  context: StoreContext,
  leaving: readonly Leaving[],
  hubTime: string,
  changed: number,
): Promise<boolean> {
  const { db } = context
  const purged = new Map<string, { kept: boolean; destroyed: boolean }>()
  for (const { row: planned, keeps, reason } of leaving) {
    const row = await db.allocations.get(planned.id)
    if (!row || (await isKept(db, row, reason)) !== keeps) return false
    // Of what somebody had let go before, it is no news that it is gone.
    const hadWork = row.discarded === undefined && (await hasKeptWork(db, row.id))
    const bytes = (await db.offline.get(row.id))?.bytesDone ?? 0
    if (reason === 'purged-unsent' || !keeps) await endAllocation(db, row, changed)
    else await keepWork(db, row.id, reason, hubTime, changed)
    if (!isPurge(reason)) continue
    const isDestroyed = hadWork && !keeps
    const kind = isDestroyed ? 'purged-unsent' : 'purged'
    await noteHistory(context, { kind, allocationId: row.id, count: bytes, code: null })
    const { kept = false, destroyed = false } = purged.get(row.submissionId) ?? {}
    purged.set(row.submissionId, { kept: kept || keeps, destroyed: destroyed || isDestroyed })
  }
  for (const one of purged.values()) await notePurge(context, one)
  return true
}

/** Whether work of mine stays where the hub takes this away. A purge doesn't wait for the minutes in which letting go can be undone. */
export async function isKept(db: AssayDatabase, row: AllocationRow, reason: Leaving['reason']): Promise<boolean> {
  if (reason === 'purged-unsent' || (reason === 'purged' && row.discarded)) return false
  return hasKeptWork(db, row.id)
}

/**
 * What the hub has of me goes as well in a purge: it tells of the same submission. So does what waits where nothing of the work is here any
 * more, for which nobody could decide what becomes of it. Within the page's transaction, after the allocations.
 */
export async function dropPurgedCommands(db: AssayDatabase, removes: readonly Remove[]): Promise<void> {
  for (const { id } of removes.filter(({ kind, reason }) => kind === 'allocation' && isPurge(reason))) {
    const isHere = (await db.allocations.get(id)) !== undefined
    const commands = await db.outbox.where('allocationId').equals(id).toArray()
    const gone = commands.filter((entry) => !isHere || entry.state === 'acknowledged' || entry.settled)
    await db.outbox.bulkDelete(gone.flatMap((entry) => entry.position ?? []))
    await doomKeys(
      db,
      gone.map((entry) => entry.keyId),
    )
  }
}

function isPurge(reason: Remove['reason']): boolean {
  return reason === 'purged' || reason === 'purged-unsent'
}

/** My work stays, with what it can't be shown without; the evidence isn't mine to keep any more. */
async function keepWork(
  db: AssayDatabase,
  id: string,
  removed: Exclude<Leaving['reason'], 'purged-unsent'>,
  hubTime: string,
  changed: number,
): Promise<void> {
  await dropEvidence(db, id)
  const now = await db.allocations.get(id)
  if (!now) return
  const [kept] = await withStatus(db, [{ ...now, removed, endedAt: now.endedAt ?? hubTime, changed }])
  if (kept) await db.allocations.put(kept)
}
