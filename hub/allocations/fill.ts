import { sql } from 'kysely'
import type { HubContext } from '../context'
import { chooseLeastBusy, promisedDate } from '../policy'
import type { Trx } from '../store'
import { createAllocation } from './create'
import { findEligible } from './eligible'
import { findOpenParts } from './parts'

/**
 * Gives one part that found nobody when it was needed (a second assessment, an adjudication) to somebody who can take it now. What an
 * operator took back waits for the operator.
 * @returns false where there is none that another hub isn't working on already
 */
export async function fillNextPart(context: HubContext): Promise<boolean> {
  return context.db.transaction().execute(async (trx) => {
    const found = await lockShortOne(trx)
    if (!found) return false
    const { achievement, ...submission } = found
    // Looked at anew: what another hub has just given out is seen only under the lock.
    for (const { purpose, before } of await findOpenParts(trx, submission, achievement)) {
      const assessorId = before ? undefined : chooseLeastBusy(await findEligible(trx, submission, purpose))
      if (assessorId === undefined) continue
      const { time_zone } = await trx.selectFrom('hub').select('time_zone').executeTakeFirstOrThrow()
      await createAllocation(context, trx, {
        submission: { id: submission.id, revision: submission.revision },
        achievement,
        assessorId,
        purpose,
        dueOn: promisedDate(context.clock(), achievement.policy.promiseWorkingDays, time_zone),
        by: 'hub',
      })
      return true
    }
    return false
  })
}

/** A submission in assessment that has fewer assessors than policy asks for, or no adjudicator, while there is somebody for it. */
function lockShortOne(trx: Trx) {
  const given = sql`from allocations where submission_id = submissions.id and submission_revision = submissions.revision`
  const needed = sql`(achievements.body #>> '{policy,assessors}')::int`
  const isThere = (role: string) => sql`exists (
    select from people where roles @> ${JSON.stringify([role])}::jsonb
      and not exists (select from allocations where submission_id = submissions.id and assessor_id = people.id))`
  const lacksAssessor = sql`(select count(distinct purpose) ${given} and task = 'assess') < ${needed} and ${isThere('assessor')}`
  const lacksAdjudicator = sql`(select count(*) ${given} and task = 'assess' and state = 'assessed') = ${needed}
    and not exists (select ${given} and task = 'adjudicate' and state <> 'ended') and ${isThere('lead')}`
  return trx
    .selectFrom('submissions')
    .innerJoin('achievements', 'achievements.id', 'submissions.achievement_id')
    .selectAll('submissions')
    .select('achievements.body as achievement')
    .where('submissions.state', '=', 'open')
    .where(sql<boolean>`${needed} > 1`)
    .where(sql<boolean>`not exists (
      select from decisions where submission_id = submissions.id and submission_revision = submissions.revision and state <> 'void')`)
    .where(sql<boolean>`((${lacksAssessor}) or (${lacksAdjudicator}))`)
    .limit(1)
    .forUpdate('submissions')
    .skipLocked()
    .executeTakeFirst()
}
