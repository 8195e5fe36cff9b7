/**
 * When the provider works, and each date of it with when work begins and ends on it and how much of working time came before: the database counts
 * working time by it. Dates are filled in when they are asked for, for the calendar that is set then.
 */
export const hundredThirtyFirst: readonly string[] = [
  `alter table hub add column working_days jsonb not null default '[1, 2, 3, 4, 5]',
    add column working_hours jsonb not null default '{"start": "09:00", "end": "17:00"}', add column holidays jsonb not null default '[]'`,
  `create table calendar_days (
    day date primary key, is_working boolean not null, opens_at timestamptz not null, closes_at timestamptz not null,
    days_before int not null, ms_before bigint not null)`,
  'create table calendar_state (only_row boolean primary key default true check (only_row), terms text not null, last_day date not null)',
  // All working time until then, in milliseconds, counted from the first date.
  `create function worked_ms(at timestamptz, day calendar_days) returns bigint immutable language sql as $$
    select (day).ms_before + case when (day).is_working
      then (extract(epoch from least(greatest(at, (day).opens_at), (day).closes_at) - (day).opens_at) * 1000)::bigint else 0 end $$`,
  // Loads are counted over what is open, however much is over.
  `create index allocations_open on allocations (assessor_id) include (state, due_on, purpose, rubric_id)
    where state in ('offered', 'accepted', 'in-review') and round_id is null`,
]
