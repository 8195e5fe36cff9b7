import { findArrow, SUBMISSION_LIFE } from '../../shared/domain'
import { createAllocation, findNext, HELD_STATES } from '../allocations'
import type { HubContext } from '../context'
import { writeOpening } from '../feed'
import type { Trx } from '../store'
import type { Locked } from './situation'

/**
 * Gives the part that somebody has just left to whom policy chooses; where that is nobody, or work is claimed, it waits.
 * @param by the event by which they left it
 */
export async function passOn(context: HubContext, trx: Trx, locked: Locked, by: string): Promise<void> {
  const { allocation, submission, situation } = locked
  const { achievement } = situation
  const target = { id: submission.id, revision: submission.revision }
  const isClaimed = achievement.policy.allocation === 'claim' && allocation.task === 'assess'
  const { purpose, due_on: dueOn } = allocation
  const assessorId = isClaimed
    ? undefined
    : await findNext(context, trx, { submission, achievement, purpose, dueOn }, [allocation.assessor_id])
  if (assessorId === undefined) {
    await leaveVacant(trx, locked, by)
    return writeOpening(trx, submission.id, achievement, [allocation.assessor_id])
  }
  const assignment = { submission: target, achievement, assessorId, purpose, dueOn, by: 'hub' } as const
  await createAllocation(context, trx, assignment)
}

/** Nobody has it for now: it waits for whoever claims it, or is given it by hand. */
async function leaveVacant(trx: Trx, { submission }: Locked, by: string): Promise<void> {
  const left = await trx
    .selectFrom('allocations')
    .select('id')
    .where('submission_id', '=', submission.id)
    .where('state', 'in', [...HELD_STATES])
    .executeTakeFirst()
  const arrow = findArrow(SUBMISSION_LIFE, submission.state, by)
  if (left || !arrow) return
  await trx.updateTable('submissions').set({ state: arrow.to }).where('id', '=', submission.id).execute()
}
