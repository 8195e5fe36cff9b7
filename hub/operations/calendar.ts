import { sql } from 'kysely'
import { type Calendar, dateOf, type DayNumber, dayNumberOf, type OpenCalendar, openCalendar } from '../../shared/flow'
import { findCalendar } from '../calendar'
import type { HubContext } from '../context'
import type { Db, Trx } from '../store'

/** Dates after today that are filled in. */
const DAYS_AHEAD = 800
/** Fewer than this ahead, and more are filled in. */
const LEAST_AHEAD = 400

/**
 * Sets when the provider works; figures count by it from then on.
 * @returns what holds now
 * @throws RangeError for a calendar that can't be (`openCalendar`)
 */
export async function storeCalendar(trx: Trx, calendar: Calendar): Promise<Calendar> {
  const { timeZone, workingHours } = calendar
  const workingDays = [...new Set(calendar.workingDays)].sort()
  const holidays = [...new Set(calendar.holidays)].sort()
  const stored = openCalendar({ timeZone, workingDays, workingHours, holidays }).terms
  await trx
    .updateTable('hub')
    .set({
      time_zone: timeZone,
      working_days: JSON.stringify(workingDays),
      working_hours: JSON.stringify(workingHours),
      holidays: JSON.stringify(holidays),
    })
    .execute()
  return stored
}

/**
 * The calendar as it is set, with `calendar_days` filled in for it: anew where the calendar was set anew, or where the last date comes near.
 */
export async function prepareCalendar({ db, clock }: Pick<HubContext, 'db' | 'clock'>): Promise<OpenCalendar> {
  const calendar = await findCalendar(db)
  const today = calendar.dayOf(clock().getTime())
  if (await isFilled(db, calendar, today)) return calendar
  await db.transaction().execute(async (trx) => {
    await lockCalendar(trx)
    if (await isFilled(trx, calendar, today)) return
    const { first } = await trx
      .selectFrom('passages')
      .select(({ fn }) => fn.min('received_at').as('first'))
      .executeTakeFirstOrThrow()
    await fill(
      trx,
      calendar,
      Math.min(today, calendar.dayOf(first?.getTime() ?? clock().getTime())) - LEAST_AHEAD,
      today + DAYS_AHEAD,
    )
    await trx.deleteFrom('calendar_state').execute()
    await trx
      .insertInto('calendar_state')
      .values({ terms: termsOf(calendar), last_day: dateOf(today + DAYS_AHEAD) })
      .execute()
    // Counted by another calendar.
    await trx.deleteFrom('days_added_up').execute()
  })
  return calendar
}

/**
 * Lets one transaction alone fill the calendar in, or count by it for good.
 * @param how without a word it waits for others
 * @returns whether it may
 */
export async function lockCalendar(trx: Trx, how?: 'unless it is being used'): Promise<boolean> {
  if (how === undefined) {
    await sql`select pg_advisory_xact_lock(hashtext('assay-calendar'))`.execute(trx)
    return true
  }
  const { rows } = await sql<{ mine: boolean }>`select pg_try_advisory_xact_lock(hashtext('assay-calendar')) mine`.execute(trx)
  return rows[0]?.mine === true
}

const termsOf = ({ terms: { timeZone, workingDays, workingHours, holidays } }: OpenCalendar) =>
  JSON.stringify([timeZone, workingDays, workingHours.start, workingHours.end, holidays])

/** Whether `calendar_days` is of this calendar and reaches from the first receipt until well after today. */
export async function isFilled(db: Db | Trx, calendar: OpenCalendar, today: DayNumber): Promise<boolean> {
  const state = await db
    .selectFrom('calendar_state')
    .select([
      'terms',
      sql<string>`last_day::text`.as('last_day'),
      sql<boolean>`exists (
      select from passages where received_at < (select min(opens_at) from calendar_days))`.as('is_short'),
    ])
    .executeTakeFirst()
  return (
    state !== undefined &&
    state.terms === termsOf(calendar) &&
    !state.is_short &&
    dayNumberOf(state.last_day) >= today + LEAST_AHEAD
  )
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
  await sql`insert into calendar_days select * from jsonb_populate_recordset(null::calendar_days, ${JSON.stringify(rows)}::jsonb)`.execute(
    trx,
  )
}
