/** What admins set of an achievement: the promise to its candidates, in place of what its package says, and whether it takes in new submissions. */
export const hundredFortieth: readonly string[] = [
  `create table promises_set (
    achievement_id uuid primary key references achievements, package_days int not null, set_at timestamptz not null, set_by text not null,
    reason text not null)`,
  `create table intake_pauses (
    id uuid primary key default gen_random_uuid(), achievement_id uuid not null references achievements, since timestamptz not null,
    until text, paused_by text not null, reason text not null, ended_at timestamptz, ended_by text, end_reason text)`,
  'create unique index one_intake_pause on intake_pauses (achievement_id) where ended_at is null',
]
