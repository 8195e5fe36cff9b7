import type { StoreContext } from '../context'
import type { AssayDatabase } from '../database'
import { doomKeys } from '../doomed-keys'
import { notePurge } from '../purge-notice'
import { withStatus } from '../restate'
import type { AllocationRow } from '../rows'
import type { Remove } from './collapse'
import { dropEvidence, endAllocation, hasKeptWork } from './end-allocation'
import { type News, noteNews } from './news'
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
  const news: News[] = []
  for (const { row: planned, keeps, reason } of leaving) {
    const row = await db.allocations.get(planned.id)
    if (!row || (await isKept(db, row, reason)) !== keeps) return false
    // Of what somebody had let go before, it is no news that it is gone.
    const hadWork = row.discarded === undefined && (await hasKeptWork(db, row.id))
    if (takesEverything(reason) || !keeps) await endAllocation(db, row, changed)
    else await keepWork(db, row.id, reason, hubTime, changed)
    const isNamed = keeps && hadWork
    if (!isPurge(reason)) {
      if (row.discarded === undefined) news.push({ kind: 'removed', code: reason, allocationId: row.id, isNamed })
      continue
    }
    const isDestroyed = hadWork && !keeps
    news.push({ kind: isDestroyed ? 'purged-unsent' : 'purged', code: null, allocationId: row.id, isNamed })
    const { kept = false, destroyed = false } = purged.get(row.submissionId) ?? {}
    purged.set(row.submissionId, { kept: kept || keeps, destroyed: destroyed || isDestroyed })
  }
  for (const one of purged.values()) await notePurge(context, one)
  await noteNews(context, news)
  return true
}

/** Whether not even work that was never sent stays: an administrator wants it so, or the person may have nothing to do with it. */
function takesEverything(reason: Leaving['reason']): reason is 'purged-unsent' | 'conflict' {
  return reason === 'purged-unsent' || reason === 'conflict'
}

/** Whether work of mine stays where the hub takes this away. A purge doesn't wait for the minutes in which letting go can be undone. */
export async function isKept(db: AssayDatabase, row: AllocationRow, reason: Leaving['reason']): Promise<boolean> {
  if (takesEverything(reason) || (reason === 'purged' && row.discarded)) return false
  return hasKeptWork(db, row.id)
}

/**
 * What the hub has of me goes as well in a purge: it tells of the same submission. So does what waits where nothing of the work is here any
 * more, for which nobody could decide what becomes of it. The same holds where I declared an interest. Within the page's transaction, after the allocations.
 */
export async function dropPurgedCommands(db: AssayDatabase, removes: readonly Remove[]): Promise<void> {
  const takesCommands = (reason: Remove['reason']) => isPurge(reason) || reason === 'conflict'
  // What a lead sent about a decision stands under its id.
  const isAbout = (kind: Remove['kind']) => kind === 'allocation' || kind === 'pending-decision' || kind === 'past-decision'
  for (const { id } of removes.filter(({ kind, reason }) => isAbout(kind) && takesCommands(reason))) {
    const isHere = (await db.allocations.get(id)) !== undefined
    const commands = await db.outbox.where('allocationId').equals(id).toArray()
    // That I may not judge it is what a restored hub would have to be told again.
    const about = commands.filter((entry) => entry.type !== 'allocation.declare-conflict')
    const gone = about.filter((entry) => !isHere || entry.state === 'acknowledged' || entry.settled)
    await db.outbox.bulkDelete(gone.flatMap((entry) => entry.position ?? []))
    await doomKeys(
      db,
      gone.map((entry) => entry.keyId),
    )
  }
}

/** Whether an administrator, or an erasure, wants it gone from this machine at once. */
export function isPurge(reason: Remove['reason']): boolean {
  return reason === 'purged' || reason === 'purged-unsent'
}

/** My work stays, with what it can't be shown without; the evidence isn't mine to keep any more. */
async function keepWork(
  db: AssayDatabase,
  id: string,
  removed: NonNullable<AllocationRow['removed']>,
  hubTime: string,
  changed: number,
): Promise<void> {
  await dropEvidence(db, id)
  const now = await db.allocations.get(id)
  if (!now) return
  const [kept] = await withStatus(db, [{ ...now, removed, endedAt: now.endedAt ?? hubTime, changed }])
  if (kept) await db.allocations.put(kept)
}
