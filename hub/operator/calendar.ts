import type { z } from 'zod'
import type { Calendar } from '../../shared/flow'
import { CalendarSchema } from '../../shared/protocol'
import { loadCalendar } from '../calendar'
import type { HubContext } from '../context'
import { storeCalendar } from '../operations'
import { type Trx, writeAudit } from '../store'
import { OperatorError } from './find'

/** What of the calendar is to change; what is absent stays. */
export const CalendarChangeSchema = CalendarSchema.partial()

/**
 * When the provider works: figures of operations count by it from now on, those of the past too, and due dates that are set from now on.
 * @returns what holds now
 */
export async function setCalendar(context: HubContext, change: z.infer<typeof CalendarChangeSchema>): Promise<string> {
  const given = Object.fromEntries(Object.entries(change).filter(([, value]) => value !== undefined))
  return context.db.transaction().execute(async (trx) => {
    const { id } = await trx.selectFrom('hub').select('id').forUpdate().executeTakeFirstOrThrow()
    const before = await loadCalendar(trx)
    if (Object.keys(given).length === 0) return describe(before)
    const calendar = await store(trx, { ...before, ...given })
    const { start, end } = calendar.workingHours
    const detail = {
      timeZone: calendar.timeZone,
      workingDays: calendar.workingDays.join(','),
      hours: `${start}-${end}`,
      holidays: calendar.holidays.length,
    }
    const at = context.clock()
    await writeAudit(trx, { at, actor: 'operator', action: 'calendar.set', subjectKind: 'hub', subjectId: id, detail })
    return describe(calendar)
  })
}

async function store(trx: Trx, calendar: Calendar): Promise<Calendar> {
  try {
    return await storeCalendar(trx, calendar)
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
