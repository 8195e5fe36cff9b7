import { dateOf, dayNumberOf } from '../../../shared/flow'

/** A month, or as much of it as is over with today. */
export type Month = {
  /** First and last date; the last is today where the month goes on. */
  from: string
  to: string
  /** Whether all of it is over. */
  isWhole: boolean
}

/** Months that a report can be made of, the newest first. @param today `YYYY-MM-DD`, where the provider is */
export function recentMonths(today: string, count: number): Month[] {
  const [year = 0, month = 1] = today.split('-').map(Number)
  return Array.from({ length: count }, (_, back) => {
    const first = firstOf(year, month - back)
    const last = dateOf(dayNumberOf(firstOf(year, month - back + 1)) - 1)
    return { from: first, to: last < today ? last : today, isWhole: last < today }
  })
}

/** @param month from 1; 0 and below lie in years before, 13 in the next */
function firstOf(year: number, month: number): string {
  return new Date(Date.UTC(year, month - 1, 1)).toISOString().slice(0, 10)
}
