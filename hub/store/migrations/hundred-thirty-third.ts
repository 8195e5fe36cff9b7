/**
 * What was added up by date says more: of turnaround whether it was of a first revision, and of what came and went when that was received, by which the
 * age of open work is told at any date. All dates are added up anew for it. And work that ends no longer has the date added up anew on which it came or
 * its last stage began: nothing of that date has changed.
 */
export const hundredThirtyThird: readonly string[] = [
  'delete from days_added_up',
  'delete from daily_turnarounds',
  'delete from daily_moves',
  `alter table daily_turnarounds add column revisions text not null check (revisions in ('first', 'later', 'all')),
    drop constraint daily_turnarounds_pkey, add primary key (day, achievement_id, revisions, stage, measure, bucket)`,
  'alter table daily_moves add column received_ms bigint not null, add column taken_ms bigint not null',
  `create or replace function add_up_again() returns trigger language plpgsql as $$
    declare
      zone text;
      changed timestamptz[];
    begin
      select time_zone into zone from hub;
      if tg_table_name = 'passages' then
        changed := array[old.ended_at, new.ended_at, case when tg_op = 'INSERT' then new.received_at end];
      else
        changed := array[old.to_at, new.to_at, case when tg_op = 'INSERT' then new.from_at end];
      end if;
      delete from days_added_up where day in (select (instant at time zone zone)::date from unnest(changed) instant);
      return null;
    end $$`,
  // By whom open work is held, and whether they can still open it.
  'drop index allocations_open',
  `create index allocations_open on allocations (assessor_id) include (id, state, due_on, lease_until, purpose, rubric_id)
    where state in ('offered', 'accepted', 'in-review') and round_id is null`,
  // What somebody handed in lately, however much was before.
  'create index assessments_by_time on assessments (accepted_at) include (allocation_id) where taken_back_at is null',
]
