import type { TurnaroundAnswer } from '../../../shared/protocol'

/** 50th, 85th and 95th percentile in days, as answers have them. */
export type ToldPercentiles = NonNullable<TurnaroundAnswer['groups'][number]['calendarDays']>

/** The lines in their order; the more of the work they hold, the shorter their dashes. */
export const PERCENTILE_LINES = [
  { percent: 50, of: 'p50', dashes: 'none' },
  { percent: 85, of: 'p85', dashes: '7 4' },
  { percent: 95, of: 'p95', dashes: '2 3' },
] as const

/** Decimals with which a number of days is written. */
export function placesOf(days: number): 0 | 1 {
  return days < 10 ? 1 : 0
}
