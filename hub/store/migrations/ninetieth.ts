/** What a panel and its lead say of how a criterion is read. Words lie sealed: about an exemplar under its candidate's key, else under the round's. */
export const ninetieth: readonly string[] = [
  'create table round_keys (round_id uuid primary key references rounds, wrapped bytea not null)',
  `create table round_comments (
    id uuid primary key, round_id uuid not null references rounds, criterion_id uuid not null,
    person_id uuid not null references people, about_submission_id uuid references submissions, sealed bytea not null,
    written_at timestamptz not null)`,
  'create index round_comments_by_round on round_comments (round_id)',
  'create index round_comments_about on round_comments (about_submission_id) where about_submission_id is not null',
  `create table round_readings (
    id uuid primary key, round_id uuid not null references rounds, criterion_id uuid not null, sealed bytea not null,
    agreed_at timestamptz not null, ended_at timestamptz, ended_by text)`,
  'create unique index round_readings_in_force on round_readings (round_id, criterion_id) where ended_at is null',
  'create index round_readings_by_round on round_readings (round_id)',
  "create index feed_of_threads on feed (record_id, audience) where kind in ('panel-round', 'round-comment', 'round-reading')",
]
