import type { OperationsToday } from '../../shared/protocol'
import { useFormats, useLanguage, useTexts } from '../kit'

type Calendar = OperationsToday['calendar']

/** 1970-01-05 was a Monday. */
const MONDAY_MS = 4 * 86_400_000
const DAY_MS = 86_400_000

/** By which days and hours figures are counted, in words; `zone` alone where all time counts. */
export function useCalendarWords(): (calendar: Calendar) => { short: string; long: string; zone: string } {
  const t = useTexts('operations')
  const formats = useFormats()
  const weekday = new Intl.DateTimeFormat(useLanguage(), { weekday: 'short', timeZone: 'UTC' })
  return ({ timeZone, workingDays, workingHours, holidays }) => {
    const zone = timeZone.replaceAll('_', ' ')
    const days = [...workingDays].sort((a, b) => a - b).map((day) => weekday.format(MONDAY_MS + (day - 1) * DAY_MS))
    const { start, end } = workingHours
    return {
      zone,
      short: t('calendar.short', { zone }),
      long: t('calendar.long', { days: formats.list(days), start, end, zone, count: holidays.length }),
    }
  }
}
