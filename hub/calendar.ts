import { type Calendar, type OpenCalendar, openCalendar } from '../shared/flow'
import type { Db, Trx } from './store'

/** When the provider works, as it is set. */
export async function loadCalendar(db: Db | Trx): Promise<Calendar> {
  const { time_zone, working_days, working_hours, holidays } = await db
    .selectFrom('hub')
    .select(['time_zone', 'working_days', 'working_hours', 'holidays'])
    .executeTakeFirstOrThrow()
  return { timeZone: time_zone, workingDays: working_days, workingHours: working_hours, holidays }
}

/** The last that was opened. It remembers what it has looked up, and opening one takes long; a hub has one. */
let known: { terms: string; calendar: OpenCalendar } | undefined

/** The same, to count by: due dates and figures do. */
export async function findCalendar(db: Db | Trx): Promise<OpenCalendar> {
  const calendar = await loadCalendar(db)
  const terms = JSON.stringify(calendar)
  if (known?.terms !== terms) known = { terms, calendar: openCalendar(calendar) }
  return known.calendar
}
