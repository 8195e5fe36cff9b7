import type { FlowAnswer } from '../../shared/protocol'
import { useFormats, useLanguage, useTexts } from '../kit'

/** 1970-01-05 was a Monday. */
const MONDAY_MS = 4 * 86_400_000

/** When a provider works, in words: zone, days of the week, hours and holidays. */
export function useCalendarWords(): (calendar: FlowAnswer['calendar']) => string {
  const t = useTexts('flow')
  const formats = useFormats()
  const weekday = new Intl.DateTimeFormat(useLanguage(), { weekday: 'short', timeZone: 'UTC' })
  return ({ timeZone, workingDays, workingHours, holidays }) =>
    t('calendar.said', {
      zone: timeZone,
      days: formats.list([...workingDays].sort().map((day) => weekday.format(MONDAY_MS + (day - 1) * 86_400_000))),
      start: workingHours.start,
      end: workingHours.end,
      holidays: t('calendar.holidays', { count: holidays.length }),
    })
}
