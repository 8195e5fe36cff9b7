/**
 * Qualifications are kept when they end, with who gave and who ended them, and why; and what second assessors gave is compared with what the first
 * did, also where it was decided before this. Of qualifications that ended before this only the trail tells.
 */
export const hundredTenth: readonly string[] = [
  `alter table qualifications
    add column id uuid not null unique default gen_random_uuid(), add column given_by text not null default 'hub',
    add column round_id uuid references rounds, add column reason text, add column ended_at timestamptz, add column ended_by text,
    add column end_reason text`,
  `update qualifications set given_by = coalesce((
    select actor from audit
    where action = 'qualification.give' and subject_id = person_id::text and detail->>'achievement' = achievement_id::text
    order by position desc limit 1), 'hub')`,
  'alter table qualifications alter column given_by drop default',
  'create index qualifications_to_end on qualifications (until) where ended_at is null',
  `create table assessor_differences (
    id uuid primary key default gen_random_uuid(), submission_id uuid not null references submissions, submission_revision int not null,
    achievement_id uuid not null references achievements, person_id uuid not null references people, beside text not null,
    at timestamptz not null, distance double precision not null, criteria int not null,
    unique (submission_id, submission_revision, person_id))`,
  'create index assessor_differences_by_achievement on assessor_differences (achievement_id)',
  `insert into assessor_differences
    (submission_id, submission_revision, achievement_id, person_id, beside, at, distance, criteria)
  with ranks as (
    select distinct on (r.submission_id, r.submission_revision, r.rater_id, r.criterion_id)
      r.submission_id, r.submission_revision, r.rater_id, r.criterion_id, r.purpose, level.rank
    from ratings r
    join rubrics on rubrics.id = r.rubric_id and rubrics.version = r.rubric_version
    cross join lateral jsonb_array_elements(rubrics.body->'criteria') criterion
    cross join lateral jsonb_array_elements(criterion->'levels') with ordinality as level(body, rank)
    where criterion->>'id' = r.criterion_id::text and level.body->>'id' = r.level_id::text
      and r.purpose in ('first', 'second', 'second-look')
      and exists (
        select from assessments a join allocations on allocations.id = a.allocation_id
        where a.submission_id = r.submission_id and a.submission_revision = r.submission_revision
          and allocations.assessor_id = r.rater_id and a.taken_back_at is null)
    order by r.submission_id, r.submission_revision, r.rater_id, r.criterion_id, r.sequence)
  select mine.submission_id, mine.submission_revision, submissions.achievement_id, mine.rater_id, max(case mine.purpose when 'second' then 'second' else theirs.purpose end), max(decisions.final_at),
    avg(mine.rank - theirs.rank)::float8, count(*)
  from ranks mine
  join ranks theirs on theirs.submission_id = mine.submission_id and theirs.submission_revision = mine.submission_revision
    and theirs.criterion_id = mine.criterion_id and theirs.rater_id <> mine.rater_id
    and (mine.purpose, theirs.purpose) in (('first', 'second-look'), ('first', 'second'), ('second', 'first'))
  join submissions on submissions.id = mine.submission_id
  join decisions on decisions.submission_id = mine.submission_id and decisions.submission_revision = mine.submission_revision
    and decisions.state = 'final' and decisions.outcome <> 'withdrawn'
  group by mine.submission_id, mine.submission_revision, submissions.achievement_id, mine.rater_id`,
]
