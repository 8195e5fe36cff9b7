import type { z } from 'zod'
import { type Calendar, openCalendar } from '../../shared/flow'
import { CalendarSchema } from '../../shared/protocol'
import type { HubContext } from '../context'
import { loadCalendar } from '../operations'
import { writeAudit } from '../store'
import { OperatorError } from './find'

/** What of the calendar is to change; what is absent stays. */
export const CalendarChangeSchema = CalendarSchema.partial()

/**
 * When the provider works: figures of operations count by it from now on, those of the past too.
 * @returns what holds now
 */
export async function setCalendar(context: HubContext, change: z.infer<typeof CalendarChangeSchema>): Promise<string> {
  const given = Object.fromEntries(Object.entries(change).filter(([, value]) => value !== undefined))
  return context.db.transaction().execute(async (trx) => {
    const { id } = await trx.selectFrom('hub').select('id').forUpdate().executeTakeFirstOrThrow()
    const calendar: Calendar = { ...(await loadCalendar(trx)), ...given }
    if (Object.keys(given).length === 0) return describe(calendar)
    const holidays = [...new Set(calendar.holidays)].sort()
    const workingDays = [...new Set(calendar.workingDays)].sort()
    refuseImpossible({ ...calendar, holidays })
    await trx
      .updateTable('hub')
      .set({
        time_zone: calendar.timeZone,
        working_days: JSON.stringify(workingDays),
        working_hours: JSON.stringify(calendar.workingHours),
        holidays: JSON.stringify(holidays),
      })
      .execute()
    const { start, end } = calendar.workingHours
    const detail = {
      timeZone: calendar.timeZone,
      workingDays: workingDays.join(','),
      hours: `${start}-${end}`,
      holidays: holidays.length,
    }
    const at = context.clock()
    await writeAudit(trx, { at, actor: 'operator', action: 'calendar.set', subjectKind: 'hub', subjectId: id, detail })
    return describe({ ...calendar, workingDays, holidays })
  })
}

function refuseImpossible(calendar: Calendar): void {
  try {
    openCalendar(calendar)
  } catch (error) {
    if (error instanceof RangeError) throw new OperatorError(error.message)
    throw error
  }
}

const WEEKDAYS = ['Monday', 'Tuesday', 'Wednesday', 'Thursday', 'Friday', 'Saturday', 'Sunday']

function describe({ timeZone, workingDays, workingHours: { start, end }, holidays }: Calendar): string {
  return [
    `Working days: ${workingDays.map((day) => WEEKDAYS[day - 1]).join(', ')}, ${start} to ${end}, ${timeZone}.`,
    holidays.length === 0 ? 'No holidays.' : `Holidays: ${holidays.join(', ')}.`,
  ].join('\n')
}
