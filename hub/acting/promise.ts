import { sql } from 'kysely'
import type { Achievement, Person } from '../../shared/domain'
import type { Command, CommandResult } from '../../shared/protocol'
import { findCalendar } from '../calendar'
import type { HubContext } from '../context'
import { OPEN_STATES } from '../drafts'
import { writeAchievement, writeFeed, writeOpening } from '../feed'
import { addWorkingDays, judgePromise, NO_ACHIEVEMENT } from '../policy'
import { type Actor, type Trx, writeAudit } from '../store'
import { lockAchievement } from './lock-achievement'

type SetPromise = Extract<Command, { type: 'promise.set' }>

/** An admin changes what candidates of an achievement are promised, of work that is open as well. */
export async function setPromise(context: HubContext, trx: Trx, person: Person, command: SetPromise): Promise<CommandResult> {
  const { id: commandId, achievementId, promiseWorkingDays, reason } = command
  const achievement = await lockAchievement(trx, achievementId)
  const before = achievement?.policy.promiseWorkingDays ?? null
  const refusal = judgePromise(command, { person, promiseWorkingDays: before })
  if (refusal || !achievement || before === null) return { id: commandId, ...(refusal ?? NO_ACHIEVEMENT) }
  const [set_at, set_by] = [context.clock(), `person:${person.id}` as const]
  await trx
    .insertInto('promises_set')
    .values({ achievement_id: achievementId, package_days: before, set_at, set_by, reason })
    .onConflict((conflict) => conflict.column('achievement_id').doUpdateSet({ set_at, set_by, reason }))
    .execute()
  await changePromise(trx, achievement, promiseWorkingDays, { at: set_at, actor: set_by })
  return { id: commandId, status: 'accepted', receipt: null }
}

/**
 * What a package says of a promise anew holds, also where an admin has set another one meanwhile; what it said before doesn't come back.
 * An achievement that isn't there is left alone.
 */
export async function followPackage(context: HubContext, trx: Trx, achievementId: string, workingDays: number): Promise<void> {
  const achievement = await lockAchievement(trx, achievementId)
  if (!achievement) return
  const set = await trx
    .selectFrom('promises_set')
    .select('package_days')
    .where('achievement_id', '=', achievementId)
    .executeTakeFirst()
  if (workingDays === (set?.package_days ?? achievement.policy.promiseWorkingDays)) return
  await trx.deleteFrom('promises_set').where('achievement_id', '=', achievementId).execute()
  // An admin may have set the very same.
  if (workingDays === achievement.policy.promiseWorkingDays) return
  await changePromise(trx, achievement, workingDays, { at: context.clock(), actor: 'operator' })
}

/** What is promised from now on: due dates of what is open move by as many working days as the promise does. */
async function changePromise(
  trx: Trx,
  achievement: Achievement,
  workingDays: number,
  { at, actor }: { at: Date; actor: Actor },
): Promise<void> {
  const { id, policy } = achievement
  await trx
    .updateTable('achievements')
    .set({ body: sql`jsonb_set(body, '{policy,promiseWorkingDays}', ${workingDays}::int::text::jsonb)` })
    .where('id', '=', id)
    .execute()
  const moved = await moveDueDates(trx, id, workingDays - policy.promiseWorkingDays)
  await writeAudit(trx, {
    at,
    actor,
    action: 'promise.set',
    subjectKind: 'achievement',
    subjectId: id,
    detail: { before: policy.promiseWorkingDays, workingDays, moved },
  })
  await writeAchievement(trx, achievement)
  if (policy.allocation !== 'claim') return
  // What lies open to be claimed says when it is due.
  const waiting = await trx
    .selectFrom('submissions')
    .select('id')
    .where('achievement_id', '=', id)
    .where('state', 'in', ['submitted', 'open'])
    .execute()
  for (const { id: submissionId } of waiting) await writeOpening(trx, submissionId, achievement)
}

/**
 * Seeds move as live work does: one that stayed would stand out. Rounds are due when they close.
 * @returns how many moved
 */
async function moveDueDates(trx: Trx, achievementId: string, workingDays: number): Promise<number> {
  const open = await trx
    .selectFrom('allocations')
    .innerJoin('submissions', 'submissions.id', 'allocations.submission_id')
    .select(['allocations.id', 'allocations.assessor_id', 'allocations.due_on'])
    .where('submissions.achievement_id', '=', achievementId)
    .where('allocations.state', 'in', [...OPEN_STATES])
    .where('allocations.round_id', 'is', null)
    .where('allocations.hidden_at', 'is', null)
    .orderBy('allocations.id')
    .forUpdate('allocations')
    .execute()
  const calendar = await findCalendar(trx)
  const dates = [...new Set(open.map(({ due_on }) => due_on))].map((from) => ({
    from,
    to: addWorkingDays(from, workingDays, calendar),
  }))
  await sql`update allocations set due_on = dates.to, revision = revision + 1
    from jsonb_to_recordset(${JSON.stringify(dates)}::jsonb) as dates("from" text, "to" text)
    where due_on = dates.from and id in (select jsonb_array_elements_text(${JSON.stringify(open.map(({ id }) => id))}::jsonb)::uuid)`.execute(
    trx,
  )
  await writeFeed(
    trx,
    open.map(({ id, assessor_id }) => ({ audience: `user:${assessor_id}`, kind: 'allocation', id, op: 'put' })),
  )
  return open.length
}
