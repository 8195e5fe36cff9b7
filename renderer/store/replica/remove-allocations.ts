import type { StoreContext } from '../context'
import type { AssayDatabase } from '../database'
import { doomKeys } from '../doomed-keys'
import { noteHistory } from '../history'
import { notePurge } from '../purge-notice'
import { withStatus } from '../restate'
import { dropEvidence, endAllocation, hasKeptWork } from './end-allocation'
import type { Leaving } from './plan-page'

/**
 * Takes away what the hub took, within the page's transaction. Evidence always goes; what was never sent stays, unless an administrator
 * wants that gone too. @returns false where somebody began to work on one since the page was planned
 */
export async function removeAllocations(
  context: StoreContext,
  leaving: readonly Leaving[],
  hubTime: string,
  changed: number,
): Promise<boolean> {
  const { db } = context
  for (const { row, keeps, reason } of leaving) {
    const hasWork = await hasKeptWork(db, row.id)
    const isPurge = reason === 'purged' || reason === 'purged-unsent'
    if (reason !== 'purged-unsent' && hasWork !== keeps) return false
    const bytes = (await db.offline.get(row.id))?.bytesDone ?? 0
    if (reason === 'purged-unsent' || !keeps) await endAllocation(db, row, changed)
    else await keepWork(db, row.id, reason, hubTime, changed)
    if (!isPurge) continue
    await dropCommands(db, row.id, keeps)
    const kind = hasWork && !keeps ? 'purged-unsent' : 'purged'
    await noteHistory(context, { kind, allocationId: row.id, count: bytes, code: null })
    await notePurge(context, { kept: keeps, destroyed: hasWork && !keeps })
  }
  return true
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

/** What the hub has of me goes as well in a purge: it tells of the same submission. */
async function dropCommands(db: AssayDatabase, allocationId: string, keepsUnsent: boolean): Promise<void> {
  const commands = await db.outbox.where('allocationId').equals(allocationId).toArray()
  const gone = commands.filter((entry) => !keepsUnsent || entry.state === 'acknowledged' || entry.settled)
  await db.outbox.bulkDelete(gone.flatMap((entry) => entry.position ?? []))
  await doomKeys(
    db,
    gone.map((entry) => entry.keyId),
  )
}
