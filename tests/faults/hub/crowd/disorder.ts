import { sql } from 'kysely'
import type { Db } from '../../../../hub/store'

/** What must never be found in a hub's database, each as a query for it. */
const RULES: Readonly<Record<string, ReturnType<typeof sql>>> = {
  'a part that two people have': sql`
    select submission_id, purpose from allocations where state in ('offered', 'accepted', 'in-review', 'assessed')
    group by submission_id, submission_revision, purpose having count(*) > 1`,
  'one person with two parts of one assessment': sql`
    select submission_id, assessor_id from allocations where state in ('offered', 'accepted', 'in-review', 'assessed', 'ended')
    group by submission_id, submission_revision, assessor_id having count(*) > 1`,
  'an assessment that counts twice': sql`
    select allocation_id from assessments where taken_back_at is null group by allocation_id, submission_revision having count(*) > 1`,
  'two decisions about one revision': sql`
    select submission_id from decisions where state <> 'void' group by submission_id, submission_revision having count(*) > 1`,
  'two badges for one submission': sql`
    select submission_id from credentials where state = 'released' group by submission_id having count(*) > 1`,
  'two badges in one place of a status list': sql`
    select status_list_id, status_index from credentials where status_index is not null
    group by status_list_id, status_index having count(*) > 1`,
  'an award without its badge': sql`
    select id from decisions where state = 'final' and outcome = 'awarded'
    and not exists (select from credentials where decision_id = decisions.id and state = 'released' and document is not null)`,
  'a badge without an award': sql`
    select id from credentials where state = 'released'
    and not exists (select from decisions where id = credentials.decision_id and state = 'final' and outcome = 'awarded')`,
  'a badge order that failed': sql`select credential_id from badge_orders where last_error is not null`,
  'a decision of a pair that rests on fewer than two': sql`
    select decisions.id from decisions join submissions on submissions.id = decisions.submission_id
    join achievements on achievements.id = submissions.achievement_id
    where decisions.state = 'final' and (achievements.body #>> '{policy,assessors}')::int = 2
    and (select count(distinct assessor_id) from assessments join allocations on allocations.id = assessments.allocation_id
      where assessments.submission_id = decisions.submission_id and taken_back_at is null) < 2`,
  'work of somebody who declared an interest': sql`
    select allocations.id from allocations join submissions on submissions.id = allocations.submission_id
    join interests on interests.candidate_id = submissions.candidate_id and interests.person_id = allocations.assessor_id
    where allocations.state in ('offered', 'accepted', 'in-review', 'assessed')`,
}

/** Which of these there is. @param accepted commands whose senders were told that they were accepted */
export async function findDisorder(db: Db, accepted: ReadonlySet<string>): Promise<string[]> {
  const found: string[] = []
  for (const [rule, query] of Object.entries(RULES)) {
    const { rows } = await query.execute(db)
    if (rows.length > 0) found.push(`${rule}: ${JSON.stringify(rows.slice(0, 3))}`)
  }
  const stored = await db.selectFrom('commands').select('id').where(sql<boolean>`result ->> 'status' = 'accepted'`).execute()
  const kept = new Set(stored.map(({ id }) => id))
  const lost = [...accepted].filter((id) => !kept.has(id))
  if (lost.length > 0) found.push(`commands that were accepted and aren't there: ${lost.length}`)
  if (kept.size > accepted.size) found.push(`commands that nobody sent: ${kept.size - accepted.size}`)
  return found
}
