/**
 * That a draft was handed over, and what machines were asked to let go of, stays known after what says so is gone. And a quick way to
 * what is being assessed.
 */
export const seventh: readonly string[] = [
  'alter table allocations add column handed_over_at timestamptz, add column purged text',
  "create index submissions_open on submissions (id) where state = 'open'",
]
