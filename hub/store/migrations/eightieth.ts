/** Decisions that a lead wants looked at again. What was said about them lies in `reasons`, under the candidate's key. */
export const eightieth: readonly string[] = [
  `create table looks_again (
    decision_id uuid primary key references decisions, submission_id uuid not null references submissions,
    asked_at timestamptz not null, reason_id uuid not null references reasons, settled_at timestamptz, finding text,
    words_id uuid references reasons)`,
  'create index looks_again_by_submission on looks_again (submission_id)',
]
