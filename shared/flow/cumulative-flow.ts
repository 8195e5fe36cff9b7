import type { OpenCalendar } from './calendar'
import type { Instant, Passage } from './passage'
import { OPEN_STAGES, type Stage } from './stages'
import { dateOf, type DayNumber } from './zone'

/** Dates in a row, both ends included. */
export type Days = { first: DayNumber; last: DayNumber }

export type CumulativeFlow = {
  /** `YYYY-MM-DD`, in the calendar's zone: all dates, working days or not. */
  dates: string[]
  /** Open before the first date, and all that arrived since: the upper line of the diagram. */
  arrived: Int32Array
  /** All that left since the first date, by how: together the lower line. */
  left: Record<'decided' | 'withdrawn' | 'replaced', Int32Array>
  /** Open work at the end of each date, by stage: the bands between the lines. They add up to arrived − left. */
  open: Record<(typeof OPEN_STAGES)[number], Int32Array>
  timeZone: string
}

/**
 * How work stood at the end of each date. What happens at midnight belongs to the date that begins.
 *
 * @throws RangeError where the last date comes before the first
 */
export function cumulativeFlow(passages: readonly Passage[], days: Days, calendar: OpenCalendar): CumulativeFlow {
  const count = countDays(days)
  const steps = () => new Int32Array(count + 1)
  const arrived = steps()
  const left = { decided: steps(), withdrawn: steps(), replaced: steps() }
  const open = Object.fromEntries(OPEN_STAGES.map((stage) => [stage, steps()])) as Record<Stage, Int32Array>
  const column = (at: Instant) => Math.min(Math.max(calendar.dayOf(at) - days.first, -1), count)
  for (const { receivedAt, end, intervals } of passages) {
    const [begins, ends] = [column(receivedAt), end ? column(end.at) : count]
    // What was over before the first date counts nowhere.
    if (ends < 0 || begins >= count) continue
    add(arrived, Math.max(0, begins), 1)
    if (end) add(left[end.as], ends, 1)
    for (const { stage, from, to } of intervals) {
      const counts = open[stage]
      if (stage === 'with-candidate') continue
      add(counts, Math.max(0, column(from)), 1)
      if (to !== null) add(counts, Math.max(0, column(to)), -1)
    }
  }
  const lines = [arrived, ...Object.values(left), ...OPEN_STAGES.map((stage) => open[stage])]
  for (const line of lines) sumUp(line)
  const cut = <Name extends string>(all: Record<Name, Int32Array>) =>
    Object.fromEntries(Object.entries<Int32Array>(all).map(([name, line]) => [name, line.subarray(0, count)])) as Record<
      Name,
      Int32Array
    >
  return {
    dates: Array.from({ length: count }, (_, place) => dateOf(days.first + place)),
    arrived: arrived.subarray(0, count),
    left: cut(left),
    open: cut(open),
    timeZone: calendar.terms.timeZone,
  }
}

/** @throws RangeError where the last date comes before the first */
export function countDays({ first, last }: Days): number {
  if (last < first) throw new RangeError('The last date comes before the first.')
  return last - first + 1
}

function add(counts: Int32Array, place: number, amount: number): void {
  counts[place] = (counts[place] ?? 0) + amount
}

function sumUp(counts: Int32Array): void {
  let sum = 0
  counts.forEach((step, place) => {
    sum += step
    counts[place] = sum
  })
}
