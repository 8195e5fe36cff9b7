/**
 * The first schema. Statements of plain PostgreSQL, which PGlite and a server understand alike. A migration that was released never
 * changes; what comes later is a new one.
 */
export const first: readonly string[] = [
  `create table hub (
    only_row boolean primary key default true check (only_row),
    id uuid not null, name text not null, time_zone text not null, lineage uuid not null)`,
  `create table people (
    id uuid primary key, name text not null, roles jsonb not null, panels jsonb not null, about text not null)`,
  `create table sessions (
    token_hash text primary key, person_id uuid not null references people, created_at timestamptz not null,
    expires_at timestamptz not null)`,
  'create index sessions_by_expiry on sessions (expires_at)',
  'create table achievements (id uuid primary key, body jsonb not null, image_sha256 text not null)',
  `create table rubrics (
    id uuid not null, version int not null, achievement_id uuid not null references achievements, state text not null,
    body jsonb not null, published_at timestamptz not null, primary key (id, version))`,
  'create table candidates (id uuid primary key, sealed bytea not null)',
  'create table candidate_keys (candidate_id uuid primary key references candidates, wrapped bytea not null)',
  `create table pseudonyms (
    achievement_id uuid not null references achievements, candidate_id uuid not null references candidates,
    pseudonym text not null, primary key (achievement_id, candidate_id), unique (achievement_id, pseudonym))`,
  `create table submissions (
    id uuid primary key, achievement_id uuid not null references achievements, candidate_id uuid not null references candidates,
    state text not null, revision int not null)`,
  `create table submission_revisions (
    submission_id uuid not null references submissions, revision int not null, received_at timestamptz not null,
    narrative text not null, earlier_decision jsonb, primary key (submission_id, revision))`,
  `create table evidence (
    submission_id uuid not null references submissions, revision int not null, position int not null, id uuid not null,
    sha256 text not null, body jsonb not null, voucher_mark text, candidate_mark text not null,
    primary key (submission_id, revision, id))`,
  'create index evidence_by_file on evidence (id, sha256)',
  'create index evidence_by_vouch on evidence (voucher_mark, candidate_mark) where voucher_mark is not null',
  'create table waiting_revisions (submission_id uuid primary key references submissions, body jsonb not null)',
  `create table allocations (
    id uuid primary key, submission_id uuid not null references submissions, submission_revision int not null,
    assessor_id uuid not null references people, task text not null, purpose text not null, state text not null,
    revision int not null, due_on text not null, lease_until timestamptz not null, rubric_id uuid not null,
    rubric_version int not null, ended_at timestamptz, hidden_at timestamptz,
    foreign key (rubric_id, rubric_version) references rubrics (id, version))`,
  'create index allocations_by_assessor on allocations (assessor_id, submission_id) where hidden_at is null',
  'create index allocations_by_submission on allocations (submission_id)',
  "create index allocations_to_purge on allocations (ended_at) where hidden_at is null and state = 'ended'",
  `create table commands (
    id uuid primary key, person_id uuid not null references people, body_sha256 text not null, received_at timestamptz not null,
    result jsonb)`,
  `create table assessments (
    command_id uuid primary key references commands, allocation_id uuid not null references allocations,
    submission_id uuid not null references submissions, submission_revision int not null, body jsonb not null,
    annotations jsonb not null, accepted_at timestamptz not null, release_at timestamptz not null, taken_back_at timestamptz)`,
  'create unique index one_live_assessment on assessments (allocation_id, submission_revision) where taken_back_at is null',
  'create index assessments_by_submission on assessments (submission_id, submission_revision)',
  `create table ratings (
    position bigserial primary key, purpose text not null, submission_id uuid not null references submissions,
    submission_revision int not null, rubric_id uuid not null, rubric_version int not null, criterion_id uuid not null,
    level_id uuid not null, rater_id uuid not null references people, sequence int not null,
    command_id uuid not null references commands, rated_at timestamptz not null)`,
  'create index ratings_by_unit on ratings (submission_id, rater_id)',
  `create table decisions (
    id uuid primary key, submission_id uuid not null references submissions, submission_revision int not null,
    command_id uuid references commands, outcome text not null, feedback text not null, levels jsonb not null, state text not null,
    made_at timestamptz not null, release_at timestamptz not null, final_at timestamptz)`,
  "create unique index one_live_decision on decisions (submission_id, submission_revision) where state <> 'void'",
  "create index decisions_to_release on decisions (release_at) where state = 'pending'",
  `create table credentials (
    id uuid primary key, decision_id uuid not null unique references decisions, submission_id uuid not null references submissions,
    achievement_id uuid not null references achievements, state text not null, ordered_at timestamptz not null,
    released_at timestamptz, document jsonb, image_sha256 text)`,
  'create index credentials_by_submission on credentials (submission_id)',
  `create table badge_orders (
    credential_id uuid primary key references credentials, attempts int not null default 0, try_after timestamptz not null,
    last_error text, done_at timestamptz)`,
  'create index badge_orders_open on badge_orders (try_after) where done_at is null',
  'create table receipts (allocation_id uuid primary key references allocations, body jsonb not null)',
  `create table feed (
    position bigserial primary key, xid xid8 not null default pg_current_xact_id(), audience text not null, kind text not null,
    record_id uuid not null, version int, op text not null, reason text, row_id uuid not null default gen_random_uuid())`,
  'create index feed_by_audience on feed (audience, xid, position)',
  `create table audit (
    position bigserial primary key, at timestamptz not null, actor text not null, action text not null,
    subject_kind text not null, subject_id text not null, detail jsonb not null)`,
  `create function refuse_change() returns trigger language plpgsql as
    $$ begin raise exception 'rows of % are never changed', tg_table_name; end $$`,
  'create trigger audit_is_append_only before update or delete on audit for each row execute function refuse_change()',
  'create trigger ratings_are_append_only before update or delete on ratings for each row execute function refuse_change()',
]
