/** Drafts that travel between a person's devices, sealed. */
export const third: readonly string[] = [
  'create table draft_keys (person_id uuid primary key references people, key_name text not null)',
  `create table drafts (
    allocation_id uuid primary key references allocations, person_id uuid not null references people, key_name text not null,
    version int not null, sha256 text not null, sealed bytea not null, stored_at timestamptz not null)`,
  'create index drafts_by_person on drafts (person_id)',
]
