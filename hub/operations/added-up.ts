import { type RawBuilder, sql } from 'kysely'
import { dateOf, dayNumberOf, type OpenCalendar } from '../../shared/flow'
import type { Trx } from '../store'
import type { Between } from './finished'
import type { Period } from './period'

/** Dates in a row, both ends included. */
export type Dates = Pick<Period, 'first' | 'last'>

/**
 * When those of these dates are that aren't added up, and maybe some between them that are; undefined where all are. Before the first receipt nothing was:
 * those dates are never added up, and needn't be.
 */
export async function findOpenDays(trx: Trx, { first, last }: Dates, calendar: OpenCalendar): Promise<Between | undefined> {
  const { rows } = await sql<{ first: string | null; last: string | null }>`
    select min(series.day)::date::text as first, max(series.day)::date::text as last
    from generate_series(${dateOf(first)}::date, ${dateOf(last)}::date, interval '1 day') series(day)
    where not exists (select from days_added_up done where done.day = series.day::date)
      and series.day >= (select (min(received_at) at time zone ${calendar.terms.timeZone})::date from passages)`.execute(trx)
  const [found] = rows
  if (!found || found.first === null || found.last === null) return undefined
  const [from, to] = [dayNumberOf(found.first), dayNumberOf(found.last)]
  return { from: new Date(calendar.startOf(from)), to: new Date(calendar.startOf(to + 1)) }
}

/** What a table holds of these dates, with what isn't added up in it so far, as a table `found`. */
export function sinceAddedUp(
  table: 'daily_turnarounds' | 'daily_moves',
  { first, last }: Dates,
  others: RawBuilder<unknown> | undefined,
): RawBuilder<unknown> {
  const added = sql`select ${sql.table(table)}.* from ${sql.table(table)} join days_added_up using (day)
    where day between ${dateOf(first)}::date and ${dateOf(last)}::date`
  if (!others) return sql`(${added}) found`
  return sql`(${added} union all select open_days.* from (${others}) open_days
    where not exists (select from days_added_up done where done.day = open_days.day)) found`
}
