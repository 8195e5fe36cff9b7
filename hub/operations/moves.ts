import { type RawBuilder, sql } from 'kysely'
import type { OpenCalendar } from '../../shared/flow'
import type { Trx } from '../store'
import { type Dates, findOpenDays, sinceAddedUp } from './added-up'
import type { Between } from './finished'

const ms = (column: string) => sql`(extract(epoch from ${sql.ref(column)}) * 1000)::bigint`

/**
 * What came, went, and entered (+) and left (−) each stage in a time: by date, achievement and what it was; of what came and went also when it was received,
 * and how long it took.
 */
export function moveRows({ from, to }: Between, { terms: { timeZone } }: OpenCalendar): RawBuilder<unknown> {
  const date = (column: string) => sql`(${sql.ref(column)} at time zone ${timeZone})::date`
  return sql`select day, achievement_id, what, sum(count)::int count, sum(received_ms)::bigint received_ms, sum(taken_ms)::bigint taken_ms from (
      select ${date('received_at')}, achievement_id, 'arrived', count(*), sum(${ms('received_at')}), 0 from passages
      where received_at >= ${from} and received_at < ${to} group by 1, 2
      union all select ${date('ended_at')}, achievement_id, ended_as, count(*), sum(${ms('received_at')}), sum(${ms('ended_at')} - ${ms('received_at')})
      from passages where ended_at >= ${from} and ended_at < ${to} group by 1, 2, 3
      union all select ${date('from_at')}, achievement_id, stage, count(*), 0, 0 from stage_intervals
      where from_at >= ${from} and from_at < ${to} group by 1, 2, 3
      union all select ${date('to_at')}, achievement_id, stage, -count(*), 0, 0 from stage_intervals
      where to_at >= ${from} and to_at < ${to} group by 1, 2, 3
    ) moves(day, achievement_id, what, count, received_ms, taken_ms) group by 1, 2, 3`
}

/** The same of these dates as a table `found`, whether it was added up before or not. */
export async function movesTable(trx: Trx, dates: Dates, calendar: OpenCalendar): Promise<RawBuilder<unknown>> {
  const open = await findOpenDays(trx, dates, calendar)
  return sinceAddedUp('daily_moves', dates, open && moveRows(open, calendar))
}
