/** Judging together: who declared an interest in whom, and reasons for the audit trail, sealed under the candidate's key. */
export const tenth: readonly string[] = [
  'create table reasons (id uuid primary key, candidate_id uuid not null references candidates, sealed bytea not null)',
  `create table interests (
    person_id uuid not null references people, candidate_id uuid not null references candidates, interest text not null,
    declared_at timestamptz not null, primary key (person_id, candidate_id))`,
  'create index interests_by_candidate on interests (candidate_id)',
]
