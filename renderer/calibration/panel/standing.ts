import { type Bar, findBar, isQualifiedOn } from '../../../shared/domain'
import type { RosterEntry } from '../../store'

/** From so many days before its end on, a qualification is said to end. */
export const SOON_DAYS = 30

/**
 * How somebody stands to an achievement. `ends-soon`: qualified, for 30 days at most; `ended`: they were, and no longer are; `missing`: policy asks
 * for a qualification, and they never had one; `qualified`; `not-asked`: policy asks for none, and they have none.
 */
export type State = 'ends-soon' | 'ended' | 'missing' | 'qualified' | 'not-asked'

/** In the order in which a lead is told. */
export const STATES: readonly State[] = ['ends-soon', 'ended', 'missing', 'qualified', 'not-asked']

export type Standing = {
  state: State
  /** What keeps them from being given its work, whichever piece; null: nothing. */
  bar: Bar | null
  /** Last calendar date on which it counts, or counted; null: it has no end, or there is none. */
  until: string | null
  /** Calendar date on which it ended; null where it hasn't. */
  endedOn: string | null
}

/** @param today calendar date in the provider's zone */
export function standingOf({ person, achievement, qualification }: RosterEntry, today: string): Standing {
  const isQualified = qualification !== null && isQualifiedOn(qualification, today)
  const { panels, competences = [] } = person
  const bar = findBar({ panels, competences }, isQualified, achievement.policy)
  if (qualification === null) {
    return { state: achievement.policy.qualifiedOnly === true ? 'missing' : 'not-asked', bar, until: null, endedOn: null }
  }
  const { until } = qualification
  // A hub that hasn't ended it yet, or hasn't been heard: its day is over all the same.
  if (!isQualified) return { state: 'ended', bar, until, endedOn: qualification.ended?.on ?? until }
  return { state: until !== null && until <= inDays(today, SOON_DAYS) ? 'ends-soon' : 'qualified', bar, until, endedOn: null }
}

/** The calendar date so many days after another. */
export function inDays(date: string, days: number): string {
  return new Date(Date.parse(`${date}T00:00:00Z`) + days * 86_400_000).toISOString().slice(0, 10)
}

/** How many days one calendar date is after another. */
export function daysBetween(from: string, to: string): number {
  return Math.round((Date.parse(`${to}T00:00:00Z`) - Date.parse(`${from}T00:00:00Z`)) / 86_400_000)
}

/** The calendar date so many months after another; of a month that is too short its last day. */
export function inMonths(date: string, months: number): string {
  const [year = 0, month = 1, day = 1] = date.split('-').map(Number)
  const last = new Date(Date.UTC(year, month + months, 0))
  last.setUTCDate(Math.min(day, last.getUTCDate()))
  return last.toISOString().slice(0, 10)
}
