import type { AssayDatabase } from './database'
import type { AllocationRow, DraftRow, OutboxRow, ReceiptRow } from './rows'
import { deriveStatus, deriveView, isUnsent } from './status'

/** Tables that a transaction needs which restates allocations. */
export function restateTables(db: AssayDatabase) {
  return [db.allocations, db.drafts, db.outbox, db.receipts, db.meta]
}

/** The plain facts about these allocations, read together. */
async function readFacts(db: AssayDatabase, ids: readonly string[]) {
  const one = ids.length === 1
  const outboxRows = one
    ? await db.outbox
        .where('allocationId')
        .equals(ids[0] as string)
        .toArray()
    : await db.outbox
        .where('allocationId')
        .anyOf([...ids])
        .toArray()
  const drafts = await db.drafts.bulkGet([...ids])
  const receipts = await db.receipts.bulkGet([...ids])
  const outbox = new Map<string, OutboxRow[]>()
  for (const row of outboxRows) outbox.set(row.allocationId, [...(outbox.get(row.allocationId) ?? []), row])
  return (index: number, id: string): { draft?: DraftRow; receipt?: ReceiptRow; outbox: OutboxRow[] } => {
    const draft = drafts[index]
    const receipt = receipts[index]
    return { ...(draft && { draft }), ...(receipt && { receipt }), outbox: outbox.get(id) ?? [] }
  }
}

/**
 * These allocation rows with status and list as they follow from what is stored now. Call it within a transaction, after the
 * change: then status can never disagree with what it is derived from.
 */
export async function withStatus(db: AssayDatabase, rows: readonly AllocationRow[]): Promise<AllocationRow[]> {
  const factsOf = await readFacts(
    db,
    rows.map((row) => row.id),
  )
  return rows.map((row, index) => {
    const { draft, receipt, outbox } = factsOf(index, row.id)
    const facts = {
      state: row.state,
      removed: row.removed,
      draftPhase: draft?.begun ? draft.phase : null,
      receiptStage: receipt?.stage ?? null,
      outbox,
    }
    const status = deriveStatus(facts)
    return { ...row, status, view: deriveView(facts, status, row.receivedAt !== null) }
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

/** Opens a closed draft again, within a transaction; not while a submission of it is still on its way. */
export async function reopenDraft(db: AssayDatabase, allocationId: string): Promise<void> {
  const draft = await db.drafts.get(allocationId)
  if (draft?.phase !== 'closed') return
  const commands = await db.outbox.where('allocationId').equals(allocationId).toArray()
  if (commands.some((entry) => entry.type === 'assessment.submit' && isUnsent(entry))) return
  await db.drafts.put({ ...draft, phase: 'open' })
}
