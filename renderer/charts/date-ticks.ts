import { dateOf, dayNumberOf } from '../../shared/flow'

/** A date that is written on a line of dates, and how: as a day, as a month, or as a month with its year. */
export type DateTick = { date: string; at: number; as: 'day' | 'month' | 'year' }

const DAY_STEPS = [1, 2, 7, 14]
const MONTH_STEPS = [1, 2, 3, 6, 12, 24, 60, 120]
/** 5 January 1970 was a Monday. */
const MONDAY = 4

/**
 * Dates to be written on a line: first days of months, or Mondays, or days where it is short.
 * @param most how many there is room for, 1 or more
 * @returns `at` is counted in dates from the first one
 */
export function dateTicks(from: string, to: string, most: number): DateTick[] {
  const [first, last] = [dayNumberOf(from), dayNumberOf(to)]
  const dates = last - first + 1
  const step = DAY_STEPS.find((days) => dates / days <= most)
  if (step !== undefined && dates < 62) {
    const begins = step >= 7 ? first + ((((MONDAY - first) % 7) + 7) % 7) : first
    const ticks: DateTick[] = []
    for (let day = begins; day <= last; day += step) ticks.push({ date: dateOf(day), at: day - first, as: 'day' })
    return ticks
  }
  const months = firstsOfMonths(first, last)
  const every = MONTH_STEPS.find((count) => Math.ceil(months.length / count) <= most) ?? 120
  return months
    .filter(({ month }) => month % every === 0)
    .map(({ day, month }, at) => ({
      date: dateOf(day),
      at: day - first,
      as: at === 0 || month % 12 === 0 || every >= 12 ? 'year' : 'month',
    }))
}

/** Months counted from the year 0, so that steps fall on the same ones wherever a line begins. */
function firstsOfMonths(first: number, last: number): { day: number; month: number }[] {
  const months: { day: number; month: number }[] = []
  for (let day = first; day <= last; day += 1) {
    const [year = 0, month = 1, date = 1] = dateOf(day).split('-').map(Number)
    if (date === 1) {
      months.push({ day, month: year * 12 + month - 1 })
      day += 26
    }
  }
  return months
}
