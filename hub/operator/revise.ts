import { lockSubmission } from '../allocations'
import { candidateKey } from '../candidates'
import type { HubContext } from '../context'
import { findHindrance, handInRevision } from '../intake'
import { PLACES, type PreparedRevision } from '../store'
import { findSubmissionId, OperatorError } from './find'

/** The candidate hands in the revision that waits. */
export async function revise(context: HubContext, target: string): Promise<string> {
  const id = await findSubmissionId(context.db, target)
  return context.db.transaction().execute(async (trx) => {
    const locked = await lockSubmission(trx, id)
    const { submission } = locked
    const waiting = await trx
      .deleteFrom('waiting_revisions')
      .where('submission_id', '=', id)
      .returning('sealed')
      .executeTakeFirst()
    if (!waiting) throw new OperatorError(`Submission ${id} has no revision waiting. "list" shows which have one.`)
    const hindrance = await findHindrance(trx, submission)
    if (hindrance !== null) throw new OperatorError(hindrance)
    const key = await candidateKey(context, trx, submission.candidate_id)
    const prepared = context.secrets.openRecord<PreparedRevision>(PLACES.waiting(id), key, waiting.sealed)
    const count = await handInRevision(context, trx, locked, prepared)
    return `Submission ${id} is now at revision ${prepared.revision}, with ${count} allocation(s).`
  })
}
