import { newCommandId, newId } from '../../../shared/domain'
import { COMMAND_SCHEMA_VERSION, CommandSchema } from '../../../shared/protocol'
import { now, type StoreContext } from '../context'
import { openOpening } from '../queries/openings'
import { prepareCommand } from './commands'

/** Asks the hub for work that waits for an assessor; whoever asks first gets it. False where it isn't open any more, or is asked for. */
export async function claim(context: StoreContext, submissionId: string): Promise<boolean> {
  const { db } = context
  const row = await db.openings.get(submissionId)
  if (!row) return false
  const { submissionRevision, rubricId, rubricVersion, candidate, achievementName } = await openOpening(context, row)
  const claimId = newId()
  const entry = await prepareCommand(
    context,
    CommandSchema.parse({
      id: newCommandId(),
      schemaVersion: COMMAND_SCHEMA_VERSION,
      type: 'submission.claim',
      submissionId,
      allocationId: claimId,
      actedAt: now(context),
      basedOn: { allocationRevision: 1, submissionRevision, rubricId, rubricVersion },
    }),
    { candidate: candidate.pseudonym, achievementName },
  )
  return db.transaction('rw', [db.openings, db.outbox, db.meta], async () => {
    const current = await db.openings.get(submissionId)
    if (!current) return false
    // A claim that was refused is over; one that is on its way isn't made twice.
    const before = current.claimId === null ? undefined : await db.outbox.where('allocationId').equals(current.claimId).first()
    if (before && before.state !== 'rejected' && before.state !== 'conflict') return false
    await db.openings.put({ ...current, claimId })
    await db.outbox.add(entry)
    await db.writeMeta('nudges', (await db.readMeta('nudges', 0)) + 1)
    return true
  })
}
