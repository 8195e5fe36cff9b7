/**
 * What happened on each date, added up: longer periods are told from it. A date is added up once it is over, and once more where something comes to be
 * known of it later; which ones are stands in `days_added_up`.
 */
export const hundredThirtySecond: readonly string[] = [
  `create table daily_turnarounds (
    day date not null, achievement_id uuid not null references achievements, stage text not null, measure text not null, bucket int not null,
    passages int not null, days double precision not null, primary key (day, achievement_id, stage, measure, bucket))`,
  `create table daily_moves (
    day date not null, achievement_id uuid not null references achievements, what text not null, count int not null,
    primary key (day, achievement_id, what))`,
  'create table days_added_up (day date primary key)',
  `create function add_up_again() returns trigger language plpgsql as $$
    declare
      zone text;
    begin
      select time_zone into zone from hub;
      if tg_table_name = 'passages' then
        delete from days_added_up where day in ((new.received_at at time zone zone)::date, (new.ended_at at time zone zone)::date);
      else
        delete from days_added_up where day in ((new.from_at at time zone zone)::date, (new.to_at at time zone zone)::date);
      end if;
      return null;
    end $$`,
  `create trigger passages_are_added_up after insert or update of ended_at on passages for each row execute function add_up_again()`,
  `create trigger stages_are_added_up after insert or update of to_at on stage_intervals for each row execute function add_up_again()`,
]
