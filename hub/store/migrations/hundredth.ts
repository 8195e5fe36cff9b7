/** Copies of exemplars that lie among live work. */
export const hundredth: readonly string[] = [
  'alter table rounds add column seed_share double precision',
  `create table seeds (
    submission_id uuid primary key references copies, round_id uuid not null references rounds,
    exemplar_id uuid not null references copies (submission_id), person_id uuid references people,
    allocation_id uuid unique references allocations, given_at timestamptz, instead_of text unique, settles_at timestamptz,
    ends_at timestamptz, unique (exemplar_id, person_id))`,
  'create index seeds_by_round on seeds (round_id)',
  'create unique index seeds_waiting on seeds (exemplar_id) where given_at is null',
  'create index seeds_to_settle on seeds (settles_at) where settles_at is not null',
  'create index seeds_to_end on seeds (ends_at) where ends_at is not null',
]
