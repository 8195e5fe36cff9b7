import { ALLOCATION_LIFE, findArrow } from '../../shared/domain'
import {
  createAllocation,
  findEligible,
  findOpenParts,
  HELD_STATES,
  hideAllocation,
  type OpenPart,
  roleFor,
} from '../allocations'
import type { HubContext } from '../context'
import { chooseLeastBusy, promisedDate } from '../policy'
import type { AllocationRow, SubmissionRow, Trx } from '../store'
import { findPersonId, findSubmissionId, OperatorError } from './find'
import { lockSubmission } from './lock'

/** A part that can be given to somebody; `from` is who has it, where anybody has. */
type Movable = OpenPart & { from: AllocationRow | undefined }

/**
 * Gives a submission to another assessor: the one named, or whoever has least to do. A part that waits for somebody comes before those
 * that can still be moved; of several, the first that this person may have.
 */
export async function move(context: HubContext, target: string, to: string | undefined): Promise<string> {
  const id = await findSubmissionId(context.db, target)
  const named = to === undefined ? undefined : await findPersonId(context.db, to)
  return context.db.transaction().execute(async (trx) => {
    const at = context.clock()
    const { submission, achievement, allocations } = await lockSubmission(trx, id)
    const held = allocations
      .filter(({ state }) => findArrow(ALLOCATION_LIFE, state, 'allocation.move'))
      .map((from): Movable => ({ purpose: from.purpose, before: from, from }))
    const open = (await findOpenParts(trx, submission, achievement)).map((part): Movable => ({ ...part, from: undefined }))
    const { part, assessorId } = await choose(trx, [...open, ...held], { submission, named, allocations })
    const { purpose, before, from } = part
    if (from) await hideAllocation(trx, from, { by: 'allocation.move', actor: 'operator', at }, 'moved')
    else await trx.updateTable('submissions').set({ state: 'open' }).where('id', '=', id).execute()
    const { time_zone } = await trx.selectFrom('hub').select('time_zone').executeTakeFirstOrThrow()
    const made = await createAllocation(context, trx, {
      submission: { id, revision: submission.revision },
      achievement,
      assessorId,
      purpose,
      dueOn: before?.due_on ?? promisedDate(at, achievement.policy.promiseWorkingDays, time_zone),
      by: 'operator',
    })
    const { name } = await trx.selectFrom('people').select('name').where('id', '=', assessorId).executeTakeFirstOrThrow()
    return `Submission ${id} is now with ${name} (allocation ${made.id}).`
  })
}

type Asked = { submission: SubmissionRow; named: string | undefined; allocations: readonly AllocationRow[] }

async function choose(trx: Trx, parts: readonly Movable[], asked: Asked): Promise<{ part: Movable; assessorId: string }> {
  for (const part of parts) {
    const eligible = await findEligible(trx, asked.submission, part.purpose)
    const assessorId = chooseLeastBusy(asked.named === undefined ? eligible : eligible.filter(({ id }) => id === asked.named))
    if (assessorId !== undefined) return { part, assessorId }
  }
  throw new OperatorError(await explain(trx, parts[0], asked))
}

/** Why none of the parts can be given to whom they were to go to. */
async function explain(trx: Trx, first: Movable | undefined, { submission, named, allocations }: Asked): Promise<string> {
  if (!first) return `Submission ${submission.id} has no allocation that can still be moved.`
  const role = roleFor(first.purpose)
  if (named === undefined) return `There is no other ${role}.`
  if (allocations.some((row) => row.assessor_id === named && HELD_STATES.includes(row.state))) {
    return 'This person has it already.'
  }
  const { roles } = await trx.selectFrom('people').select('roles').where('id', '=', named).executeTakeFirstOrThrow()
  if (!roles.includes(role)) return role === 'lead' ? 'This person is not a lead.' : 'This person is not an assessor.'
  return 'This person had another part in assessing it: the two must stay independent.'
}
