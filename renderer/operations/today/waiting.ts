import { countWorkingDays, dayNumberOf, openCalendar, type Stage } from '../../../shared/flow'
import type { DelayReason, OperationsToday } from '../../../shared/protocol'
import type { Sort, WaitColumn } from '../settings'

/** What open work waits for, or is at; a second look is a second assessor's. */
export const WAITS = ['first', 'second', 'adjudication', 'release'] as const
export type Wait = (typeof WAITS)[number]

/** An achievement with its open work, and that of it which is late or about to be. */
export type WaitingRow = {
  achievementId: string
  promiseWorkingDays: number
  /** How many assessors may be given its work. */
  assessors: number
  open: number
  late: number
  soon: number
  /** Of what is late or about to be. */
  waits: Record<Wait, number>
  /** Working days since the oldest of that was received; null where there is none. */
  oldestDays: number | null
  /** Why most of it is late or about to be, and how much of it; null where there is none. */
  why: { reason: DelayReason; count: number } | null
}

/** Null: nothing that the provider waits for. */
export function waitOf(stage: Stage): Wait | null {
  if (stage === 'with-candidate') return null
  if (stage === 'waiting-release') return 'release'
  if (stage.endsWith('adjudication')) return 'adjudication'
  return stage.endsWith('first') ? 'first' : 'second'
}

/** Each achievement that there is to see, or one of them alone. */
export function listWaiting(figures: OperationsToday, achievementId: string | null): WaitingRow[] {
  const calendar = openCalendar(figures.calendar)
  const today = dayNumberOf(figures.today)
  return figures.achievements
    .filter((one) => achievementId === null || one.achievementId === achievementId)
    .map(({ achievementId: id, promiseWorkingDays, assessors }) => {
      const row: WaitingRow = {
        achievementId: id,
        promiseWorkingDays,
        assessors,
        open: 0,
        late: 0,
        soon: 0,
        waits: { first: 0, second: 0, adjudication: 0, release: 0 },
        oldestDays: null,
        why: mostly(figures.delays.filter((delay) => delay.achievementId === id)),
      }
      for (const { stage, inTime, soon, late, oldestReceivedAt } of figures.open.filter((one) => one.achievementId === id)) {
        const wait = waitOf(stage)
        if (wait === null) continue
        row.open += inTime + soon + late
        row.late += late
        row.soon += soon
        row.waits[wait] += soon + late
        if (soon + late === 0) continue
        // What came first is late first: the oldest of a stage is among what is late or about to be there.
        const days = countWorkingDays(calendar, calendar.dayOf(Date.parse(oldestReceivedAt)), today)
        row.oldestDays = Math.max(row.oldestDays ?? 0, days)
      }
      return row
    })
}

/** The reason that holds of most, the first by name where several do. */
export function mostly(delays: readonly OperationsToday['delays'][number][]): WaitingRow['why'] {
  const counts = new Map<DelayReason, number>()
  for (const { reason, soon, late } of delays) counts.set(reason, (counts.get(reason) ?? 0) + soon + late)
  const [first] = [...counts].sort(([a, one], [b, other]) => other - one || a.localeCompare(b))
  return first && first[1] > 0 ? { reason: first[0], count: first[1] } : null
}

/** The rows in the order that was asked for; what is equal stays by name. */
export function sortWaiting(
  rows: readonly WaitingRow[],
  sort: Sort<WaitColumn>,
  nameOf: (achievementId: string) => string,
  whyOf: (row: WaitingRow) => string,
): WaitingRow[] {
  const turn = sort.direction === 'ascending' ? 1 : -1
  const byName = (a: WaitingRow, b: WaitingRow) => nameOf(a.achievementId).localeCompare(nameOf(b.achievementId))
  const compare = (a: WaitingRow, b: WaitingRow): number => {
    switch (sort.by) {
      case 'achievement':
        return byName(a, b)
      case 'waits':
        return a.late + a.soon - (b.late + b.soon) || a.late - b.late || a.open - b.open
      case 'oldest':
        return (a.oldestDays ?? -1) - (b.oldestDays ?? -1)
      case 'why':
        return whyOf(a).localeCompare(whyOf(b))
    }
  }
  return [...rows].sort((a, b) => turn * compare(a, b) || byName(a, b))
}
