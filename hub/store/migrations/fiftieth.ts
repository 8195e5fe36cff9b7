/** What people are competent in, and which achievements they are qualified to assess. */
export const fiftieth: readonly string[] = [
  `alter table people add column competences jsonb not null default '[]'`,
  `create table qualifications (
    person_id uuid not null references people, achievement_id uuid not null references achievements, until text,
    given_at timestamptz not null, primary key (person_id, achievement_id))`,
  'create index qualifications_by_achievement on qualifications (achievement_id)',
]
