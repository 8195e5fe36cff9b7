import { type RawBuilder, sql } from 'kysely'
import { type Achievement, findArrow, SUBMISSION_LIFE } from '../../shared/domain'
import { findCalendar } from '../calendar'
import type { HubContext } from '../context'
// Not by its room's index: rounds give out work, too.
import { giveSeed } from '../calibration/seeds/give'
import { isLive } from '../copies'
import { promisedDate } from '../policy'
import type { SubmissionRow, Trx } from '../store'
import { createAllocation } from './create'
import { findNext } from './find-next'
import { findOpenParts } from './parts'
import { isGivenBack } from './states'

/**
 * Gives one part that found nobody when it was needed (a second assessment, a second look, an adjudication; all of it where the hub chooses)
 * to somebody who can take it now, of several the one that is due soonest. What an operator took back waits for the operator.
 * @returns false where there is none that another hub isn't working on already
 */
export async function fillNextPart(context: HubContext): Promise<boolean> {
  return context.db.transaction().execute(async (trx) => {
    for (const order of [DUE_SOONEST, BY_CHANCE]) {
      const found = await lockShortOnes(trx, order)
      for (const { achievement, ...submission } of found) {
        if (await fillOne(context, trx, submission, achievement)) return true
      }
      // These were all that there are.
      if (found.length < MOST_LOOKED_AT) return false
    }
    return false
  })
}

/** Looked at anew: what another hub has just given out is seen only under the lock. */
async function fillOne(context: HubContext, trx: Trx, submission: SubmissionRow, achievement: Achievement): Promise<boolean> {
  const isClaimed = achievement.policy.allocation === 'claim'
  const calendar = await findCalendar(trx)
  for (const { purpose, before } of await findOpenParts(trx, submission, achievement)) {
    if ((before && !isGivenBack(before)) || (isClaimed && purpose !== 'adjudication')) continue
    const dueOn = before?.due_on ?? promisedDate(context.clock(), achievement.policy.promiseWorkingDays, calendar)
    const assessorId = await findNext(context, trx, { submission, achievement, purpose, dueOn })
    if (assessorId === undefined) continue
    const part = {
      submission: { id: submission.id, revision: submission.revision },
      achievement,
      assessorId,
      purpose,
      dueOn,
      by: 'hub',
    } as const
    // Whoever got a seed in its place has more to do now: the part itself goes to whoever is next.
    if (await giveSeed(context, trx, part)) return true
    await createAllocation(context, trx, part)
    const state = findArrow(SUBMISSION_LIFE, submission.state, 'allocation.create')?.to
    if (state) await trx.updateTable('submissions').set({ state }).where('id', '=', submission.id).execute()
    return true
  }
  return false
}

/** Of an allocation: that its assessor has left the part, which is somebody else's by now, or nobody's. What an operator took back waits for the operator. */
const HAS_LEFT = sql`(state in ('conflict-declared', 'moved', 'lapsed') or (state = 'returned' and purged is null))`

/** So many are looked at in one order: whom the query finds may still have something against them. */
const MOST_LOOKED_AT = 20

const given = sql`from allocations where submission_id = submissions.id and submission_revision = submissions.revision`
const policy = (rule: string) => sql`achievements.body #>> ${sql.lit(`{policy,${rule}}`)}`

/**
 * By when the other part is due, otherwise by the promise to the candidate. That counts working days; with a weekend for every five it is near
 * enough to order by.
 */
const promise = sql`(${policy('promiseWorkingDays')})::int`
const DUE_SOONEST = sql`coalesce((select min(due_on)::date ${given}), (
  select (received_at at time zone 'UTC')::date + ${promise} + 2 * (${promise} / 5) from submission_revisions
  where submission_id = submissions.id and revision = submissions.revision))`

/** Those that nobody may have, for a reason that the query doesn't know, mustn't stand before the others for ever. */
const BY_CHANCE = sql`random()`

/**
 * Submissions that have fewer assessors than policy asks for (or than somebody was asked to be, for a second look), or no adjudicator, while
 * there is somebody for them; the first ones in this order.
 */
function lockShortOnes(trx: Trx, order: RawBuilder<unknown>) {
  const needed = sql`greatest((${policy('assessors')})::int, (select count(distinct purpose) ${given} and task = 'assess'))`
  const isThere = (role: string) => sql`exists (
    select from people where roles @> ${JSON.stringify([role])}::jsonb and not exists (select ${given} and assessor_id = people.id))`
  const lacksAssessor = sql`(select count(distinct purpose) ${given} and task = 'assess' and not ${HAS_LEFT}) < ${needed} and ${isThere('assessor')}`
  const lacksAdjudicator = sql`${needed} > 1 and (select count(*) ${given} and task = 'assess' and state = 'assessed') = ${needed}
    and not exists (select ${given} and task = 'adjudicate' and state <> 'ended' and not ${HAS_LEFT}) and ${isThere('lead')}`
  // What is claimed waits for whoever claims it; a split is never claimed.
  const isClaimed = sql`coalesce(${policy('allocation')}, '') = 'claim'`
  const isChosen = sql`coalesce(${policy('allocation')}, '') = 'automatic'`
  return trx
    .selectFrom('submissions')
    .innerJoin('achievements', 'achievements.id', 'submissions.achievement_id')
    .selectAll('submissions')
    .select('achievements.body as achievement')
    .where(sql<boolean>`(submissions.state = 'open' or (submissions.state = 'submitted' and ${isChosen}))`)
    .where(isLive)
    .where(sql<boolean>`not exists (
      select from decisions where submission_id = submissions.id and submission_revision = submissions.revision and state <> 'void')`)
    .where(sql<boolean>`((${lacksAssessor} and not ${isClaimed}) or (${lacksAdjudicator}))`)
    .orderBy(order)
    .limit(MOST_LOOKED_AT)
    .forUpdate('submissions')
    .skipLocked()
    .execute()
}
