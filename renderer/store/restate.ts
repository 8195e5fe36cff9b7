import { type Basis, isSameBasis } from '../../shared/domain'
import type { AssayDatabase } from './database'
import type { AllocationRow, DraftRow, OutboxRow, ReceiptRow } from './rows'
import { closesDraft, deriveStatus, deriveView, isOpenState, isUnsent } from './status'

/** Tables that a transaction needs which restates allocations. */
export function restateTables(db: AssayDatabase) {
  return [db.allocations, db.drafts, db.outbox, db.receipts, db.reviews, db.meta]
}

type Facts = { draft: DraftRow | undefined; receipt: ReceiptRow | undefined; outbox: OutboxRow[] }
const NO_FACTS: Facts = { draft: undefined, receipt: undefined, outbox: [] }

async function readFacts(db: AssayDatabase, id: string): Promise<Facts> {
  const [draft, receipt, outbox] = await Promise.all([
    db.drafts.get(id),
    db.receipts.get(id),
    db.outbox.where('allocationId').equals(id).toArray(),
  ])
  return { draft, receipt, outbox }
}

/** Below this, asking for each is quicker than reading of which there are any. */
const FEW = 20

/** The plain facts that these allocations' statuses follow from; of a page of the feed, few have any. */
async function readFactsOfMany(db: AssayDatabase, ids: readonly string[]): Promise<Map<string, Facts>> {
  let wanted = ids
  if (ids.length >= FEW) {
    const known = await Promise.all([
      db.drafts.toCollection().primaryKeys(),
      db.receipts.toCollection().primaryKeys(),
      db.outbox.orderBy('allocationId').uniqueKeys(),
    ])
    const withFacts = new Set<unknown>(known.flat())
    wanted = ids.filter((id) => withFacts.has(id))
  }
  return new Map(await Promise.all(wanted.map(async (id) => [id, await readFacts(db, id)] as const)))
}

/**
 * These allocation rows with status and list as they follow from what is stored now. Call it within a transaction, after the
 * change: then status can never disagree with what it is derived from.
 */
export async function withStatus(db: AssayDatabase, rows: readonly AllocationRow[]): Promise<AllocationRow[]> {
  const facts = await readFactsOfMany(
    db,
    rows.map((row) => row.id),
  )
  return rows.map((row) => {
    const { draft, receipt, outbox } = facts.get(row.id) ?? NO_FACTS
    const work = {
      state: row.state,
      removed: row.removed,
      isDiscarded: row.discarded !== undefined,
      isKept: row.kept === true,
      draftPhase: draft?.begun ? draft.phase : null,
      isOutdated: draft?.begun === true && !isSameBasis(draft.basis, row),
      receiptStage: receipt?.stage ?? null,
      outbox,
    }
    const status = deriveStatus(work)
    return { ...row, status, view: deriveView(work, status, row.receivedAt !== null) }
  })
}

/** Brings one allocation's row up to date within a transaction, and writes it only where a list would show the difference. */
export async function restate(db: AssayDatabase, allocationId: string, change: { scored?: number } = {}): Promise<void> {
  const before = await db.allocations.get(allocationId)
  if (!before) return
  const [after] = await withStatus(db, [{ ...before, ...change }])
  if (!after) return
  if (after.status === before.status && after.view === before.view && after.scored === before.scored) return
  await db.allocations.put({ ...after, changed: await db.nextChange() })
}

/**
 * Work that was handed in about another revision or rubric, and is to be done anew (ADR 013), opens again within a transaction: it then
 * waits for a decision. Called with the allocation as it is to be stored.
 */
export async function reopenRebased(db: AssayDatabase, allocation: Pick<AllocationRow, 'id' | 'state'> & Basis): Promise<void> {
  if (!isOpenState(allocation.state)) return
  const draft = await db.drafts.get(allocation.id)
  if (draft?.begun && !isSameBasis(draft.basis, allocation)) await reopenDraft(db, allocation.id)
}

/**
 * Opens a closed draft again, within a transaction; not while a submission of it is still on its way. Its review isn't finished then:
 * the time that it took is told when it is.
 */
export async function reopenDraft(db: AssayDatabase, allocationId: string): Promise<void> {
  const draft = await db.drafts.get(allocationId)
  if (draft?.phase !== 'closed') return
  const commands = await db.outbox.where('allocationId').equals(allocationId).toArray()
  if (commands.some((entry) => closesDraft(entry.type) && isUnsent(entry))) return
  await db.drafts.put({ ...draft, phase: 'open' })
  await db.reviews.delete(allocationId)
}
