import { dayNumberOf } from '../../../shared/flow'
import type { TurnaroundAnswer } from '../../../shared/protocol'

type Dot = TurnaroundAnswer['dots'][number]

/** Decisions of some dates after some days, together. */
export type Cell = { firstDate: number; firstDays: number; decided: number }

export type ScatterCells = {
  /** How many dates, and how many days, a cell is wide and high: whole numbers. */
  dates: number
  days: number
  cells: Cell[]
  /** Decisions in the fullest. */
  most: number
  /** Decisions after more days than are drawn: dates, counted from the first, and how many. */
  beyond: { firstDate: number; decided: number }[]
}

/** More dots than these, or more decisions in one, are put together. */
const MOST_DOTS = 500
const MOST_IN_DOT = 12

/** Whether single dots can be told from each other. */
export function isSparse(dots: readonly Dot[]): boolean {
  return dots.length <= MOST_DOTS && dots.every(({ decided }) => decided <= MOST_IN_DOT)
}

/**
 * Puts dots together into cells of equal size, and none where there are few.
 * @param from the first date
 * @param size how many dates and days a cell holds
 * @param limit decisions after as many days or more are told as lying beyond
 */
export function scatterCells(
  dots: readonly Dot[],
  from: string,
  size: { dates: number; days: number },
  limit: number,
): ScatterCells {
  const first = dayNumberOf(from)
  const cells = new Map<string, Cell>()
  const beyond = new Map<number, number>()
  for (const { date, days, decided } of dots) {
    const firstDate = Math.floor((dayNumberOf(date) - first) / size.dates) * size.dates
    if (days >= limit) {
      beyond.set(firstDate, (beyond.get(firstDate) ?? 0) + decided)
      continue
    }
    const firstDays = Math.floor(days / size.days) * size.days
    const cell = cells.get(`${firstDate} ${firstDays}`) ?? { firstDate, firstDays, decided: 0 }
    cell.decided += decided
    cells.set(`${firstDate} ${firstDays}`, cell)
  }
  const all = [...cells.values()]
  return {
    ...size,
    cells: all,
    most: all.reduce((most, { decided }) => Math.max(most, decided), 0),
    beyond: [...beyond].map(([firstDate, decided]) => ({ firstDate, decided })),
  }
}

/**
 * Up to how many days is drawn: all, unless the longest would press all others to the ground.
 * @param p95 null where it isn't told
 */
export function daysShown(dots: readonly Dot[], p95: number | null): number {
  const longest = dots.reduce((most, { days }) => Math.max(most, days + 1), 1)
  const enough = Math.max(7, Math.ceil(2 * (p95 ?? longest)))
  return longest > 1.25 * enough ? enough : longest
}

/** What was decided on each date that had decisions, in their order. */
export function byDate(dots: readonly Dot[]): { date: string; decided: number; least: number; most: number }[] {
  const dates = new Map<string, { date: string; decided: number; least: number; most: number }>()
  for (const { date, days, decided } of dots) {
    const known = dates.get(date) ?? { date, decided: 0, least: days, most: days }
    known.decided += decided
    known.least = Math.min(known.least, days)
    known.most = Math.max(known.most, days)
    dates.set(date, known)
  }
  return [...dates.values()].sort((one, other) => one.date.localeCompare(other.date))
}
