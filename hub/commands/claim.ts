import { type Person, SUBMISSION_LIFE, findArrow } from '../../shared/domain'
import type { Command, CommandResult } from '../../shared/protocol'
import { createAllocation } from '../allocations'
import type { HubContext } from '../context'
import { loadOpenings, writeOpening } from '../feed'
import type { Trx } from '../store'

type Claim = Extract<Command, { type: 'submission.claim' }>

/**
 * Gives a waiting submission to whoever claims it first. Everybody else gets the same answer as for a submission that there isn't, so that
 * it doesn't tell which ids exist.
 */
export async function claim(context: HubContext, trx: Trx, person: Person, command: Claim): Promise<CommandResult> {
  const { id: commandId, submissionId, allocationId } = command
  const submission = await trx.selectFrom('submissions').selectAll().where('id', '=', submissionId).forUpdate().executeTakeFirst()
  const claimable = submission && (await loadOpenings(context, trx, person, [submissionId])).get(submissionId)
  const isTaken = await trx.selectFrom('allocations').select('id').where('id', '=', allocationId).executeTakeFirst()
  if (!submission || !claimable || isTaken) {
    const message = 'This submission is not open to be claimed by you, or somebody else was quicker.'
    return { id: commandId, status: 'rejected', code: 'not-open', message }
  }
  const { body: achievement } = await trx
    .selectFrom('achievements')
    .select('body')
    .where('id', '=', submission.achievement_id)
    .executeTakeFirstOrThrow()
  await createAllocation(context, trx, {
    id: allocationId,
    submission: { id: submissionId, revision: submission.revision },
    achievement,
    assessorId: person.id,
    purpose: claimable.purpose,
    dueOn: claimable.opening.dueOn,
    by: `person:${person.id}`,
    action: 'submission.claim',
  })
  const state = findArrow(SUBMISSION_LIFE, submission.state, 'allocation.create')?.to ?? submission.state
  await trx.updateTable('submissions').set({ state }).where('id', '=', submissionId).execute()
  await writeOpening(trx, submissionId, achievement, [person.id])
  return { id: commandId, status: 'accepted', receipt: null }
}
