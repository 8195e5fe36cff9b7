import { sql } from 'kysely'
import { dateOf, type DayNumber, dayNumberOf, type OpenCalendar } from '../../shared/flow'
import type { HubContext } from '../context'
import type { Trx } from '../store'
import { isFilled, lockCalendar, prepareCalendar } from './calendar'
import { type Between, histogramRows } from './finished'
import { moveRows } from './moves'

/** Dates that are added up at a time: there may be ten years of them at first. */
const AT_ONCE = 60
/** A date is over for so long before it is added up: what came at its end may be about to be stored. */
const PATIENCE_MS = 3_600_000

/**
 * Adds up what happened on the next dates that are over.
 * @returns false where there are none, or another hub is at it
 */
export async function addUpNextDays(context: Pick<HubContext, 'db' | 'clock'>): Promise<boolean> {
  const calendar = await prepareCalendar(context)
  const now = context.clock().getTime()
  return context.db.transaction().execute(async (trx) => {
    if (!(await lockCalendar(trx, 'unless it is being used'))) return false
    if (!(await isFilled(trx, calendar, calendar.dayOf(now)))) return true
    const last = calendar.dayOf(now - PATIENCE_MS) - 1
    const first = await findFirst(trx, calendar, last)
    if (first === undefined) return false
    await addUp(trx, calendar, first, Math.min(last, first + AT_ONCE - 1))
    return true
  })
}

/** The first date on which anything can have happened and that isn't added up. */
async function findFirst(trx: Trx, { terms: { timeZone } }: OpenCalendar, last: DayNumber): Promise<DayNumber | undefined> {
  const { rows } = await sql<{ day: string | null }>`select min(day)::text as day from calendar_days
    where day <= ${dateOf(last)}::date and day >= (select (min(received_at) at time zone ${timeZone})::date from passages)
      and not exists (select from days_added_up done where done.day = calendar_days.day)`.execute(trx)
  const day = rows[0]?.day
  return typeof day === 'string' ? dayNumberOf(day) : undefined
}

async function addUp(trx: Trx, calendar: OpenCalendar, first: DayNumber, last: DayNumber): Promise<void> {
  const between: Between = { from: new Date(calendar.startOf(first)), to: new Date(calendar.startOf(last + 1)) }
  const [from, to] = [dateOf(first), dateOf(last)]
  const isOpen = sql`day between ${from}::date and ${to}::date and not exists (select from days_added_up done where done.day = found.day)`
  await sql`delete from daily_turnarounds found where ${isOpen}`.execute(trx)
  await sql`delete from daily_moves found where ${isOpen}`.execute(trx)
  await sql`insert into daily_turnarounds select * from (${histogramRows(between, calendar)}) found where ${isOpen}`.execute(trx)
  await sql`insert into daily_moves select * from (${moveRows(between, calendar)}) found where ${isOpen}`.execute(trx)
  await sql`insert into days_added_up select day::date from generate_series(${from}::date, ${to}::date, interval '1 day') day
    on conflict do nothing`.execute(trx)
}
