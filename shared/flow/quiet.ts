import type { OpenCalendar } from './calendar'
import type { Instant } from './passage'

/** When nothing is told: between two times of day (`HH:MM`), and on days on which nobody works. */
export type Quiet = { quietHours: { from: string; to: string } | null; quietOnFreeDays: boolean }

/** Whether nothing is told at an instant, by the calendar's clocks. */
export function isQuiet(
  { quietHours, quietOnFreeDays }: Quiet,
  calendar: Pick<OpenCalendar, 'dayOf' | 'isWorkingDay' | 'timeOn'>,
  at: Instant,
): boolean {
  const today = calendar.dayOf(at)
  if (quietOnFreeDays && !calendar.isWorkingDay(today)) return true
  if (quietHours === null) return false
  const [from, to] = [calendar.timeOn(today, quietHours.from), calendar.timeOn(today, quietHours.to)]
  // Over midnight where it ends before it begins.
  return from < to ? at >= from && at < to : at >= from || at < to
}
