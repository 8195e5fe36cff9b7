import { type Formats, type Texts, useFormats, useTexts } from '../kit'
import type { OperationsToday } from '../../shared/protocol'

type Calendar = OperationsToday['calendar']

/** By which days and hours figures are counted, in words. */
export function useCalendarWords(): (calendar: Calendar) => { short: string; long: string } {
  const t = useTexts('operations')
  const formats = useFormats()
  return (calendar) => ({
    short: t('calendar.short', { zone: calendar.timeZone.replaceAll('_', ' ') }),
    long: longWords(calendar, t, formats),
  })
}

/** A Monday. */
const MONDAY = Date.UTC(2024, 0, 1)
const DAY_MS = 86_400_000

function longWords(
  { workingDays, workingHours, holidays, timeZone }: Calendar,
  t: Texts<'operations'>,
  formats: Formats,
): string {
  const days = [...workingDays].sort((a, b) => a - b).map((day) => formats.weekday(new Date(MONDAY + (day - 1) * DAY_MS)))
  return t('calendar.long', {
    days: formats.list(days),
    start: workingHours.start,
    end: workingHours.end,
    zone: timeZone.replaceAll('_', ' '),
    count: holidays.length,
  })
}
