import { newCommandId } from '../../../shared/domain'
import { COMMAND_SCHEMA_VERSION, CommandSchema } from '../../../shared/protocol'
import { now, type StoreContext } from '../context'
import { destroyDoomedKeys, doomKeys } from '../doomed-keys'
import { isLeft, openPendingDecision } from '../queries/pending-decisions'
import { isRefused, isUnsent } from '../status'
import { prepareCommand } from './commands'

/** Asks the hub to return a decision to its assessors. False where it isn't here any more, or was returned by me already. */
export async function returnDecision(context: StoreContext, decisionId: string, reason: string): Promise<boolean> {
  const { db } = context
  const row = await db.pendingDecisions.get(decisionId)
  if (!row || reason.trim() === '') return false
  const { submissionRevision, rubricId, rubricVersion } = await openPendingDecision(context, row)
  const entry = await prepareCommand(
    context,
    CommandSchema.parse({
      id: newCommandId(),
      schemaVersion: COMMAND_SCHEMA_VERSION,
      type: 'decision.return',
      allocationId: decisionId,
      actedAt: now(context),
      basedOn: { allocationRevision: 1, submissionRevision, rubricId, rubricVersion },
      reason: reason.trim(),
    }),
  )
  return db.transaction('rw', [db.pendingDecisions, db.outbox, db.meta], async () => {
    const current = await db.pendingDecisions.get(decisionId)
    if (!current || current.isOver) return false
    const before = current.returnId === null ? undefined : await db.outbox.where('commandId').equals(current.returnId).first()
    if (before && (isUnsent(before) || before.state === 'acknowledged')) return false
    await db.pendingDecisions.put({ ...current, returnId: entry.commandId })
    await db.outbox.add(entry)
    await db.writeMeta('nudges', (await db.readMeta('nudges', 0)) + 1)
    return true
  })
}

/** I have read that my return came too late: what is kept of the decision to tell me so goes. */
export async function dismissDecision(context: StoreContext, decisionId: string): Promise<void> {
  const { db } = context
  await db.transaction('rw', [db.pendingDecisions, db.outbox, db.meta], async () => {
    const row = await db.pendingDecisions.get(decisionId)
    if (!row?.isOver) return
    const entry = row.returnId === null ? undefined : await db.outbox.where('commandId').equals(row.returnId).first()
    // On its way it may still be taken, or refused: that is heard first.
    if (entry && isUnsent(entry)) return
    if (entry && isRefused(entry)) await db.outbox.put({ ...entry, settled: true })
    await doomKeys(db, [row.keyId])
    await db.pendingDecisions.delete(decisionId)
  })
  await destroyDoomedKeys(context)
}

/** Lets go of decisions that are over with my return taken; also where a crash came between the two. */
export async function endReturned(context: StoreContext): Promise<void> {
  const { db } = context
  await db.transaction('rw', [db.pendingDecisions, db.outbox, db.meta], async () => {
    for (const row of await db.pendingDecisions.toArray()) {
      const entry = row.returnId === null ? undefined : await db.outbox.where('commandId').equals(row.returnId).first()
      if (!isLeft(row, entry)) continue
      await doomKeys(db, [row.keyId])
      await db.pendingDecisions.delete(row.id)
    }
  })
  await destroyDoomedKeys(context)
}
