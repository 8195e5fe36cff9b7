import type { Achievement } from '../../shared/domain'
import { findCalendar } from '../calendar'
import type { HubContext } from '../context'
import { type Assignment, type Available, chooseAgain, promisedDate } from '../policy'
import type { Purpose, SubmissionRow, Trx } from '../store'
import { createAllocation } from './create'
import { findPeople, findSettlers } from './find-next'

type Resubmitted = {
  /** At the revision that came in. */
  submission: Pick<SubmissionRow, 'id' | 'revision' | 'candidate_id'>
  /** The revision that was decided. */
  decided: number
  achievement: Achievement
}

/**
 * Gives the revision that follows a decision to those whom policy wants.
 * @returns how many got it
 */
export async function giveAgain(context: HubContext, trx: Trx, resubmitted: Resubmitted): Promise<number> {
  const { submission, decided, achievement } = resubmitted
  const dueOn = promisedDate(context.clock(), achievement.policy.promiseWorkingDays, await findCalendar(trx))
  const free = new Map<Purpose, Available[]>()
  for (const purpose of ['first', 'second'] as const) {
    const people = await findPeople(context, trx, { submission, achievement, purpose, dueOn })
    free.set(
      purpose,
      people.filter(({ obstacle }) => obstacle === null).map(({ person }) => person),
    )
  }
  const before = await findBefore(trx, submission.id, decided)
  const chosen = chooseAgain(
    achievement.policy,
    before,
    (purpose) => free.get(purpose) ?? [],
    await findSettlers(context, trx, { submission, achievement }),
  )
  const { id, revision } = submission
  for (const assignment of chosen) {
    await createAllocation(context, trx, { submission: { id, revision }, achievement, ...assignment, dueOn, by: 'hub' })
  }
  return chosen.length
}

/** Who assessed a revision to its end. That it has left their machines since, as it does after a week, changes nothing. */
async function findBefore(trx: Trx, id: string, revision: number): Promise<Assignment[]> {
  const rows = await trx
    .selectFrom('allocations')
    .select(['assessor_id', 'purpose'])
    .where('submission_id', '=', id)
    .where('submission_revision', '=', revision)
    .where('task', '=', 'assess')
    .where('state', '=', 'ended')
    .execute()
  return rows.map(({ assessor_id, purpose }) => ({ assessorId: assessor_id, purpose }))
}
