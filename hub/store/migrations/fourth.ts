/** How often a lease was extended, and a quick way to those that are over. */
export const fourth: readonly string[] = [
  'alter table allocations add column lease_renewals int not null default 0',
  "create index allocations_by_lease on allocations (lease_until) where hidden_at is null and state in ('offered', 'accepted', 'in-review')",
]
