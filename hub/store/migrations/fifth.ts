/** Drafts that assessors handed over to whoever has their work now. */
export const fifth: readonly string[] = [
  `create table handed_drafts (
    command_id uuid primary key references commands, allocation_id uuid not null references allocations,
    from_person_id uuid not null references people, draft jsonb not null, annotations jsonb not null, handed_at timestamptz not null)`,
  'create index handed_drafts_by_allocation on handed_drafts (allocation_id)',
]
