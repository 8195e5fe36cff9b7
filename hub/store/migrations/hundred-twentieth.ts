/** Reports to assessors of how they score. What is about seeds their lead sees only once it was opened, or its time alone is over. */
export const hundredTwentieth: readonly string[] = [
  `create table reports (
    id uuid primary key, round_id uuid not null references rounds, person_id uuid not null references people, pieces int not null,
    body jsonb not null, handed_out_at timestamptz not null, private_until text, read_at timestamptz, opened_at timestamptz)`,
  'create index reports_by_round on reports (round_id)',
  'create index reports_to_open on reports (private_until) where opened_at is null',
  'alter table seeds add column report_id uuid references reports',
  'create index seeds_by_report on seeds (report_id) where report_id is not null',
  'alter table rounds add column last_reports_at timestamptz',
  'create index rounds_to_report on rounds (last_reports_at) where last_reports_at is not null',
]
