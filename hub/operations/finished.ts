import { type RawBuilder, sql } from 'kysely'
import { BUCKET_STARTS, type OpenCalendar } from '../../shared/flow'

const DAY_MS = 86_400_000
const STARTS = `{${BUCKET_STARTS.join(',')}}`

/** From the first instant up to and without the last. */
export type Between = { from: Date; to: Date }

/**
 * What was decided in a time, as a table `f`: when, on which date, after how many calendar and working days, and how many working days after the date of
 * its receipt were over by then (`days_taken`): it was in time where that is fewer than the promise. `revisions` says whether it was a first one.
 */
export function finishedTable({ from, to }: Between, { terms: { timeZone }, minutesOfDay }: OpenCalendar): RawBuilder<unknown> {
  return sql`(select p.*, case when p.revision = 1 then 'first' else 'later' end revisions, ending.day, (extract(epoch from p.ended_at - p.received_at) * 1000)::float8 / ${DAY_MS}::float8 calendar_days,
      (worked_ms(p.ended_at, ending) - worked_ms(p.received_at, beginning))::float8 / ${minutesOfDay * 60_000}::float8 working_days,
      ending.days_before - beginning.days_before - beginning.is_working::int days_taken
    from passages p
    join calendar_days beginning on beginning.day = (p.received_at at time zone ${timeZone})::date
    join calendar_days ending on ending.day = (p.ended_at at time zone ${timeZone})::date
    where p.ended_as = 'decided' and p.ended_at >= ${from} and p.ended_at < ${to}) f`
}

/**
 * Of what was decided, `f`, how long each was in each stage, all its times in it together: a table `s`. Intervals are looked up passage by passage
 * (`offset 0` has the database do so): it would rather read those of all history, which is less work only while there is little.
 */
export function stagesTable(
  finished: RawBuilder<unknown>,
  { terms: { timeZone }, minutesOfDay }: OpenCalendar,
): RawBuilder<unknown> {
  return sql`(select f.day, f.achievement_id, i.stage, sum(extract(epoch from i.to_at - i.from_at) * 1000)::float8 / ${DAY_MS}::float8 calendar_days,
      sum(worked_ms(i.to_at, ending) - worked_ms(i.from_at, beginning))::float8 / ${minutesOfDay * 60_000}::float8 working_days
    from ${finished} cross join lateral (select * from stage_intervals
      where stage_intervals.submission_id = f.submission_id and stage_intervals.revision = f.revision offset 0) i
    join calendar_days beginning on beginning.day = (i.from_at at time zone ${timeZone})::date
    join calendar_days ending on ending.day = (i.to_at at time zone ${timeZone})::date
    where i.stage <> 'with-candidate' group by f.day, f.achievement_id, i.submission_id, i.revision, i.stage) s`
}

/**
 * The same added up by date, achievement, stage (none: the whole passage), measure and bucket (`BUCKET_STARTS`; of the measure `promise` it is
 * `days_taken`): how many, and their days together. Whole passages stand apart by whether they were of first revisions.
 */
export function histogramRows(between: Between, calendar: OpenCalendar): RawBuilder<unknown> {
  const finished = finishedTable(between, calendar)
  const stages = stagesTable(finished, calendar)
  const bucket = (column: string) => sql`width_bucket(${sql.ref(column)}, ${STARTS}::float8[]) - 1, ${sql.ref(column)}`
  return sql`select day, achievement_id, stage, measure, bucket, count(*)::int passages, sum(days) days, revisions from (
      select day, achievement_id, revisions, '' stage, 'calendar' measure, ${bucket('calendar_days')} from ${finished}
      union all select day, achievement_id, revisions, '', 'working', ${bucket('working_days')} from ${finished}
      union all select day, achievement_id, revisions, '', 'promise', days_taken, 0 from ${finished}
      union all select day, achievement_id, 'all', stage, 'calendar', ${bucket('calendar_days')} from ${stages}
      union all select day, achievement_id, 'all', stage, 'working', ${bucket('working_days')} from ${stages}
    ) durations(day, achievement_id, revisions, stage, measure, bucket, days) group by 1, 2, 3, 4, 5, revisions`
}
