import { ALLOCATION_LIFE, findArrow } from '../../shared/domain'
import { createAllocation, findAvailable, hideAllocation } from '../allocations'
import type { HubContext } from '../context'
import { chooseAssessors, promisedDate } from '../policy'
import type { AllocationRow, SubmissionRow, Trx } from '../store'
import { findPersonId, findSubmissionId, OperatorError } from './find'
import { lockSubmission } from './lock'

/** States in which somebody had it and has it no more. */
const LEFT: readonly AllocationRow['state'][] = ['returned', 'moved', 'lapsed', 'conflict-declared']

/**
 * Gives a submission to another assessor: the one named, or whoever has least to do. Of several allocations the first that can still be
 * moved is; one that waits for an assessor gets one.
 */
export async function move(context: HubContext, target: string, to: string | undefined): Promise<string> {
  const id = await findSubmissionId(context.db, target)
  const named = to === undefined ? undefined : await findPersonId(context.db, to)
  return context.db.transaction().execute(async (trx) => {
    const at = context.clock()
    const { submission, achievement, allocations } = await lockSubmission(trx, id)
    const from = allocations.find(({ state, task }) => task === 'assess' && findArrow(ALLOCATION_LIFE, state, 'allocation.move'))
    const isUnallocated = submission.state === 'submitted' && allocations.length === 0
    const mayHaveVacancy = submission.state === 'submitted' || submission.state === 'open'
    const vacancy = mayHaveVacancy ? await findVacancy(trx, submission) : undefined
    if (!from && !vacancy && !isUnallocated)
      throw new OperatorError(`Submission ${id} has no allocation that can still be moved.`)
    const assessorId = await chooseAssessor(trx, named, allocations)
    const before = vacancy ?? from
    if (from && !vacancy) await hideAllocation(trx, from, { by: 'allocation.move', actor: 'operator', at }, 'moved')
    else await trx.updateTable('submissions').set({ state: 'open' }).where('id', '=', id).execute()
    const { time_zone } = await trx.selectFrom('hub').select('time_zone').executeTakeFirstOrThrow()
    const made = await createAllocation(context, trx, {
      submission: { id, revision: submission.revision },
      achievement,
      assessorId,
      purpose: before?.purpose ?? 'first',
      dueOn: before?.due_on ?? promisedDate(at, achievement.policy.promiseWorkingDays, time_zone),
      by: 'operator',
    })
    const { name } = await trx.selectFrom('people').select('name').where('id', '=', assessorId).executeTakeFirstOrThrow()
    return `Submission ${id} is now with ${name} (allocation ${made.id}).`
  })
}

/** Work that went back to the pool in a purge, and that nobody has been given since. */
async function findVacancy(trx: Trx, { id, revision }: SubmissionRow): Promise<AllocationRow | undefined> {
  const rows = await trx
    .selectFrom('allocations')
    .selectAll()
    .where('submission_id', '=', id)
    .where('submission_revision', '=', revision)
    .where('task', '=', 'assess')
    .orderBy('purpose')
    .execute()
  const held = new Set(rows.filter(({ state }) => !LEFT.includes(state)).map(({ purpose }) => purpose))
  return rows.find(({ state, purpose }) => state === 'returned' && !held.has(purpose))
}

async function chooseAssessor(trx: Trx, named: string | undefined, allocations: readonly AllocationRow[]): Promise<string> {
  const taken = new Set(allocations.map(({ assessor_id }) => assessor_id))
  const available = await findAvailable(trx, 'assessor')
  if (named !== undefined) {
    if (taken.has(named)) throw new OperatorError('This person has it already.')
    if (!available.some(({ id }) => id === named)) throw new OperatorError('This person is not an assessor.')
    return named
  }
  const free = available.filter(({ id }) => !taken.has(id)).sort((a, b) => a.openAllocations - b.openAllocations)
  const [chosen] = chooseAssessors({ assessors: 1 }, free[0]?.id ?? null, free)
  if (!chosen) throw new OperatorError('There is no other assessor.')
  return chosen.assessorId
}
