import { OPEN_STAGES, type Stage } from '../../../shared/flow'
import type { FlowAnswer } from '../../../shared/protocol'

type Day = FlowAnswer['days'][number]

export type FlowLines = {
  /** All that left since the first date, however; at the end of each date. */
  left: number[]
  /** That and what is open: what was open before the first date and all that arrived since. */
  arrived: number[]
  open: number[]
  /** Stages that something was in, the one that is nearest to the end at first: each lies on the one before, the first on `left`. */
  bands: { stage: Stage; low: number[]; high: number[] }[]
}

/** The lines and bands of a cumulative flow diagram. */
export function flowLines(days: readonly Day[]): FlowLines {
  let gone = 0
  const left = days.map(({ decided, withdrawn, replaced }) => (gone += decided + withdrawn + replaced))
  let low = left
  const bands: FlowLines['bands'] = []
  for (const stage of [...OPEN_STAGES].reverse()) {
    if (days.every((day) => (day.open[stage] ?? 0) === 0)) continue
    const from = low
    const high = from.map((value, at) => value + (days[at]?.open[stage] ?? 0))
    bands.push({ stage, low: from, high })
    low = high
  }
  return { left, arrived: low, open: days.map(openOf), bands }
}

/** Open work at the end of a date. */
export function openOf({ open }: Pick<Day, 'open'>): number {
  return OPEN_STAGES.reduce((sum, stage) => sum + (open[stage] ?? 0), 0)
}

/** Which dates are drawn: no more than there are pixels, the first and the last among them. */
export function drawnDates(count: number, pixels: number): number[] {
  const step = Math.max(1, Math.ceil(count / Math.max(2, pixels)))
  const drawn: number[] = []
  for (let at = 0; at < count - 1; at += step) drawn.push(at)
  return [...drawn, count - 1]
}
