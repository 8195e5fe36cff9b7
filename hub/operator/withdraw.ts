import { findArrow, SUBMISSION_LIFE } from '../../shared/domain'
import { hideAllocation, lockSubmission } from '../allocations'
import { type HubContext, makeId } from '../context'
import { cancelPendingDecision } from '../decisions'
import { writeOpening, writePastDecisionsGone } from '../feed'
import { writeAudit } from '../store'
import { findSubmissionId, OperatorError } from './find'

/** The candidate withdraws: the submission ends, and with it everybody's work on it. */
export async function withdraw(context: HubContext, target: string): Promise<string> {
  const id = await findSubmissionId(context.db, target)
  return context.db.transaction().execute(async (trx) => {
    const at = context.clock()
    const { submission, achievement, allocations } = await lockSubmission(trx, id)
    const arrow = findArrow(SUBMISSION_LIFE, submission.state, 'submission.withdraw')
    if (!arrow) throw new OperatorError(`Submission ${id} is "${submission.state}"; it can't be withdrawn any more.`)
    await cancelPendingDecision(trx, submission, achievement, { at, actor: 'operator' })
    await trx.updateTable('submissions').set({ state: arrow.to }).where('id', '=', id).execute()
    await trx.deleteFrom('waiting_revisions').where('submission_id', '=', id).execute()
    await trx
      .insertInto('decisions')
      .values({
        id: makeId(context),
        submission_id: id,
        submission_revision: submission.revision,
        command_id: null,
        outcome: 'withdrawn',
        sealed_feedback: null,
        levels: '{}',
        state: 'final',
        made_at: at,
        release_at: at,
        final_at: at,
      })
      .onConflict((conflict) => conflict.doNothing())
      .execute()
    for (const allocation of allocations) {
      await hideAllocation(trx, allocation, { by: 'submission.withdraw', actor: 'operator', at }, 'withdrawn')
    }
    await writeOpening(trx, id, achievement)
    await writePastDecisionsGone(trx, [id])
    await writeAudit(trx, { at, actor: 'operator', action: 'submission.withdraw', subjectKind: 'submission', subjectId: id })
    return `Submission ${id} is withdrawn; ${allocations.length} allocation(s) ended.`
  })
}
