import { countWorkingDays, type OpenCalendar } from './calendar'
import { promisedDay } from './promise'
import type { Unanswerable } from './reasons'
import { SMALL_GROUP } from './small-groups'
import type { Stage } from './stages'
import type { DayNumber } from './zone'

/** Drift is told over so many working days, those before today. */
const DRIFT_WORKING_DAYS = 20
/** With fewer that came and left in that time together, it isn't told. */
const LEAST_MOVED = 20
/** What has fired is over at this share of its threshold, so that it doesn't come and go with every piece of work. */
const OVER_AT = 0.9

/** What is looked at: see `docs/operations.md`, "Alerts". */
export type WatchedMeasure = 'late-share' | 'queue' | 'oldest' | 'drift'

/** How work of some achievements stands and moved. */
export type WatchedWork = {
  /** By achievement and stage, as it stands. */
  open: readonly {
    stage: Stage
    inTime: number
    soon: number
    late: number
    oldestReceivedAt: string
    promiseWorkingDays: number
  }[]
  /** What came and what left, however it ended, on `driftDates`. */
  moved: { came: number; left: number }
}

/** A value in the measure's own unit (percent, pieces of work, working days), and of how much work it tells. */
export type Measured = { value: number; n: number }

/** From which date to which drift is told: the last 20 working days before today, with the free days between them. */
export function driftDates(calendar: OpenCalendar, today: DayNumber): { first: DayNumber; last: DayNumber } {
  let first = today
  for (let left = DRIFT_WORKING_DAYS; left > 0; ) {
    first -= 1
    if (calendar.isWorkingDay(first)) left -= 1
  }
  return { first, last: today - 1 }
}

/**
 * What a rule looks at, as work stands on a date. `late-share`: late in percent of open; `queue`: open; `oldest`: working days by which the oldest open
 * work is past its promise, 0 where none is late; `drift`: by how many percent of what left more came than that, negative where less did.
 * @returns `too-few` where a share would be of fewer than 5 open ones, or a drift of fewer than 20 that came or left
 */
export function measureWork(
  measure: WatchedMeasure,
  { open: all, moved: { came, left } }: WatchedWork,
  calendar: OpenCalendar,
  today: DayNumber,
): Measured | Unanswerable {
  const rows = all.filter(({ stage }) => stage !== 'with-candidate')
  const open = rows.reduce((sum, { inTime, soon, late }) => sum + inTime + soon + late, 0)
  const late = rows.reduce((sum, row) => sum + row.late, 0)
  switch (measure) {
    case 'late-share':
      return open < SMALL_GROUP ? { reason: 'too-few' } : { value: (100 * late) / open, n: open }
    case 'queue':
      return { value: open, n: open }
    case 'oldest': {
      const past = rows
        .filter((row) => row.late > 0)
        .map(({ oldestReceivedAt, promiseWorkingDays }) =>
          countWorkingDays(calendar, promisedDay(calendar, Date.parse(oldestReceivedAt), promiseWorkingDays), today),
        )
      return { value: Math.max(0, ...past), n: late }
    }
    case 'drift':
      // Where nothing left, as if one had: much that came and none that left is as much drift as there can be.
      return came + left < LEAST_MOVED
        ? { reason: 'too-few' }
        : { value: (100 * (came - left)) / Math.max(left, 1), n: came + left }
  }
}

/** Whether a rule holds at this value: it comes to above its threshold, and no longer does at 90 % of it or less. */
export function holdsStill(value: number, over: number, didHold: boolean): boolean {
  return didHold ? value > over * OVER_AT : value > over
}
