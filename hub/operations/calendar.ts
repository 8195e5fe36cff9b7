import { sql } from 'kysely'
import { type Calendar, dateOf, type DayNumber, dayNumberOf, type OpenCalendar, openCalendar } from '../../shared/flow'
import type { HubContext } from '../context'
import type { Db, Trx } from '../store'

/** Dates after today that are filled in. */
const DAYS_AHEAD = 800
/** Fewer than this ahead, and more are filled in. */
const LEAST_AHEAD = 400

/** When the provider works, as it is set. */
export async function loadCalendar(db: Db | Trx): Promise<Calendar> {
  const { time_zone, working_days, working_hours, holidays } = await db
    .selectFrom('hub')
    .select(['time_zone', 'working_days', 'working_hours', 'holidays'])
    .executeTakeFirstOrThrow()
  return { timeZone: time_zone, workingDays: working_days, workingHours: working_hours, holidays }
}

/**
 * The calendar as it is set, with `calendar_days` filled in for it: anew where the calendar was set anew, or where the last date comes near.
 */
export async function prepareCalendar({ db, clock }: Pick<HubContext, 'db' | 'clock'>): Promise<OpenCalendar> {
  const calendar = openCalendar(await loadCalendar(db))
  const terms = JSON.stringify(calendar.terms)
  const today = calendar.dayOf(clock().getTime())
  if (await isFilled(db, terms, today)) return calendar
  await db.transaction().execute(async (trx) => {
    // Of several hubs one fills it in.
    await sql`select pg_advisory_xact_lock(hashtext('assay-calendar'))`.execute(trx)
    if (await isFilled(trx, terms, today)) return
    const { first } = await trx
      .selectFrom('passages')
      .select(({ fn }) => fn.min('received_at').as('first'))
      .executeTakeFirstOrThrow()
    await fill(trx, calendar, Math.min(today, calendar.dayOf(first?.getTime() ?? clock().getTime())) - LEAST_AHEAD, today + DAYS_AHEAD)
    await trx.deleteFrom('calendar_state').execute()
    await trx
      .insertInto('calendar_state')
      .values({ terms, last_day: dateOf(today + DAYS_AHEAD) })
      .execute()
  })
  return calendar
}

async function isFilled(db: Db | Trx, terms: string, today: DayNumber): Promise<boolean> {
  const state = await db
    .selectFrom('calendar_state')
    .select(['terms', sql<string>`last_day::text`.as('last_day'), sql<boolean>`exists (
      select from passages where received_at < (select min(opens_at) from calendar_days))`.as('is_short')])
    .executeTakeFirst()
  return state !== undefined && state.terms === terms && !state.is_short && dayNumberOf(state.last_day) >= today + LEAST_AHEAD
}

async function fill(trx: Trx, calendar: OpenCalendar, first: DayNumber, last: DayNumber): Promise<void> {
  await trx.deleteFrom('calendar_days').execute()
  const rows: object[] = []
  let [days, ms] = [0, 0]
  for (let day = first; day <= last; day += 1) {
    const hours = calendar.hoursOf(day)
    const [opens, closes] = [new Date(hours.from), new Date(hours.to)]
    const isWorking = calendar.isWorkingDay(day)
    rows.push({ day: dateOf(day), is_working: isWorking, opens_at: opens, closes_at: closes, days_before: days, ms_before: ms })
    if (!isWorking) continue
    days += 1
    ms += hours.to - hours.from
  }
  await sql`insert into calendar_days select * from jsonb_populate_recordset(null::calendar_days, ${JSON.stringify(rows)}::jsonb)`.execute(trx)
}
