/** Calibration rounds: copies of decided submissions, who scores them, and by which allocations. */
export const seventieth: readonly string[] = [
  `create table rounds (
    id uuid primary key, lead_id uuid not null references people, achievement_id uuid not null references achievements,
    rubric_id uuid not null, rubric_version int not null, name text not null, mode text not null, pass_mark jsonb,
    closes_on text not null, state text not null, created_at timestamptz not null, opened_at timestamptz, closed_at timestamptz,
    dropped_at timestamptz, foreign key (rubric_id, rubric_version) references rubrics (id, version))`,
  'create index rounds_by_lead on rounds (lead_id)',
  "create index rounds_to_close on rounds (closes_on) where state <> 'closed'",
  `create table copies (
    submission_id uuid primary key references submissions, source_submission_id uuid not null references submissions,
    source_revision int not null, kind text not null)`,
  'create index copies_by_source on copies (source_submission_id)',
  'alter table allocations add column round_id uuid references rounds',
  'create index allocations_by_round on allocations (round_id) where round_id is not null',
  `create table round_exemplars (
    round_id uuid not null references rounds, position int not null, submission_id uuid not null unique references copies,
    allocation_id uuid not null references allocations, primary key (round_id, position))`,
  `create table round_panel (
    round_id uuid not null references rounds, person_id uuid not null references people, code text not null,
    primary key (round_id, person_id), unique (round_id, code))`,
  "create index feed_of_past_decisions on feed (record_id, audience) where kind = 'past-decision'",
  "create index decisions_final on decisions (submission_id, submission_revision) where state = 'final'",
]
