import { sql } from 'kysely'
import type { Trx } from '../store'

/**
 * Writes down how far what the assessors of a revision gave lay apart, each by themself: the first less who looked a second time, and of two who
 * judged it from the start each less the other. By the first level that each gave, counted from the rubric's lowest; taken-back assessments don't count.
 * Nothing is written where one alone assessed it.
 */
export async function noteDifferences(
  trx: Trx,
  { submission_id, submission_revision }: { submission_id: string; submission_revision: number },
  at: Date,
): Promise<void> {
  await sql`
    insert into assessor_differences
      (submission_id, submission_revision, achievement_id, person_id, beside, at, distance, criteria)
    with ranks as (
      select distinct on (r.rater_id, r.criterion_id) r.rater_id, r.criterion_id, r.purpose, level.rank
      from ratings r
      join rubrics on rubrics.id = r.rubric_id and rubrics.version = r.rubric_version
      cross join lateral jsonb_array_elements(rubrics.body->'criteria') criterion
      cross join lateral jsonb_array_elements(criterion->'levels') with ordinality as level(body, rank)
      where r.submission_id = ${submission_id} and r.submission_revision = ${submission_revision}
        and criterion->>'id' = r.criterion_id::text and level.body->>'id' = r.level_id::text
        and r.purpose in ('first', 'second', 'second-look')
        and exists (
          select from assessments a join allocations on allocations.id = a.allocation_id
          where a.submission_id = r.submission_id and a.submission_revision = r.submission_revision
            and allocations.assessor_id = r.rater_id and a.taken_back_at is null)
      order by r.rater_id, r.criterion_id, r.sequence)
    select submissions.id, ${submission_revision}::int, submissions.achievement_id, mine.rater_id,
      max(case mine.purpose when 'second' then 'second' else theirs.purpose end), ${at}::timestamptz,
      avg(mine.rank - theirs.rank)::float8, count(*)
    from ranks mine
    join ranks theirs on theirs.criterion_id = mine.criterion_id and theirs.rater_id <> mine.rater_id
      and (mine.purpose, theirs.purpose) in (('first', 'second-look'), ('first', 'second'), ('second', 'first'))
    join submissions on submissions.id = ${submission_id}
    group by submissions.id, submissions.achievement_id, mine.rater_id
    on conflict do nothing`.execute(trx)
}
