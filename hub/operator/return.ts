import type { HubContext } from '../context'
import { returnDecision } from '../decisions'
import { findSubmissionId, OperatorError } from './find'
import { lockSubmission } from '../allocations'

/** A panel lead doesn't agree with a decision that waits for its release: it goes back to those who made it, with the reason. */
export async function returnToAssessors(context: HubContext, target: string, reason: string): Promise<string> {
  const id = await findSubmissionId(context.db, target)
  return context.db.transaction().execute(async (trx) => {
    const at = context.clock()
    const { submission, achievement } = await lockSubmission(trx, id)
    const pending = await trx
      .selectFrom('decisions')
      .select('release_at')
      .where('submission_id', '=', id)
      .where('submission_revision', '=', submission.revision)
      .where('state', '=', 'pending')
      .forUpdate()
      .executeTakeFirst()
    if (!pending || pending.release_at <= at)
      throw new OperatorError(`Submission ${id} has no decision that waits for its release.`)
    const count = await returnDecision(context, trx, submission, achievement, { at, actor: 'operator', words: reason })
    return `The decision about submission ${id} was returned; ${count} review(s) go on.`
  })
}
