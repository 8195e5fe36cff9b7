import { type Basis, daysBetween, tellBasis, type ToldBasis } from './duration'
import { isFinishedIn, type Passage, type Span, type StageInterval } from './passage'
import { percentiles, TOLD_PERCENTILES } from './percentiles'
import { isUnanswerable, type Unanswerable } from './reasons'
import { OPEN_STAGES, type Stage } from './stages'

export type Percentiles = {
  /** 50th, 85th and 95th percentile, in days of the basis (`daysBetween`). */
  days: Record<(typeof TOLD_PERCENTILES)[number], number>
  /** How many passages they are of. */
  passages: number
}
export type Turnaround = Percentiles & { basis: ToldBasis }

/** The three percentiles of durations in days. @returns `nothing-finished` for none */
export function tellPercentiles(days: readonly number[]): Percentiles | Unanswerable {
  const values = percentiles(Float64Array.from(days), TOLD_PERCENTILES)
  if (isUnanswerable(values)) return values
  const [half = Number.NaN, most = Number.NaN, nearlyAll = Number.NaN] = values
  return { days: { 50: half, 85: most, 95: nearlyAll }, passages: days.length }
}

/** From receipt to decision, of the passages that were decided in a span. @returns `nothing-finished` where none was */
export function turnaround(passages: readonly Passage[], span: Span, basis: Basis): Turnaround | Unanswerable {
  const told = tellPercentiles(finishedIn(passages, span).map((passage) => turnaroundDays(passage, basis)))
  return isUnanswerable(told) ? told : { ...told, basis: tellBasis(basis) }
}

/**
 * The same for each group, by any name: an achievement's, a panel's, a month's. Groups in which nothing was decided are absent.
 */
export function turnaroundBy(
  passages: readonly Passage[],
  span: Span,
  basis: Basis,
  groupOf: (passage: Passage) => string,
): Map<string, Turnaround> {
  const groups = new Map<string, Passage[]>()
  for (const passage of finishedIn(passages, span)) {
    const name = groupOf(passage)
    const group = groups.get(name)
    if (group) group.push(passage)
    else groups.set(name, [passage])
  }
  const told = new Map<string, Turnaround>()
  for (const [name, group] of groups) {
    const answer = turnaround(group, span, basis)
    if (!isUnanswerable(answer)) told.set(name, answer)
  }
  return told
}

export type StageTurnaround = Percentiles & {
  /** Of all the time that the decided passages took, what was spent in this stage; 0 to 1. */
  share: number
}

/**
 * Where the time goes: for each stage, how long the decided passages that were in it were in it, all their times in it together, and its share of
 * all time. Stages that none was in are absent. @returns `nothing-finished` where nothing was decided in the span
 */
export function turnaroundByStage(
  passages: readonly Passage[],
  span: Span,
  basis: Basis,
): { stages: Map<Stage, StageTurnaround>; passages: number; basis: ToldBasis } | Unanswerable {
  const finished = finishedIn(passages, span)
  if (finished.length === 0) return { reason: 'nothing-finished' }
  const spent = new Map<Stage, number[]>(OPEN_STAGES.map((stage) => [stage, []]))
  let all = 0
  for (const passage of finished) {
    for (const [stage, days] of daysByStage(passage, basis)) {
      spent.get(stage)?.push(days)
      all += days
    }
  }
  const stages = new Map<Stage, StageTurnaround>()
  for (const [stage, days] of spent) {
    const told = tellPercentiles(days)
    if (isUnanswerable(told)) continue
    const sum = days.reduce((total, one) => total + one, 0)
    stages.set(stage, { ...told, share: all === 0 ? 0 : sum / all })
  }
  return { stages, passages: finished.length, basis: tellBasis(basis) }
}

/** One dot for each passage that was decided in a span: when it was, and after how many days of the basis. In order of time. */
export function turnaroundScatter(
  passages: readonly Passage[],
  span: Span,
  basis: Basis,
): { passage: Passage; at: number; days: number }[] {
  return finishedIn(passages, span)
    .map((passage) => ({ passage, at: passage.end.at, days: turnaroundDays(passage, basis) }))
    .sort((one, other) => one.at - other.at)
}

type Finished = Passage & { end: NonNullable<Passage['end']> }

export function finishedIn(passages: readonly Passage[], span: Span): Finished[] {
  return passages.filter((passage): passage is Finished => isFinishedIn(passage, span))
}

export function turnaroundDays({ receivedAt, end }: Finished, basis: Basis): number {
  return daysBetween(basis, receivedAt, end.at)
}

/** Days in each open stage that a decided passage was in; several times in the same one are added up. */
function daysByStage({ intervals, end }: Finished, basis: Basis): Map<Stage, number> {
  const days = new Map<Stage, number>()
  for (const { stage, from, to } of intervals.filter(isOfOpenWork)) {
    days.set(stage, (days.get(stage) ?? 0) + daysBetween(basis, from, to ?? end.at))
  }
  return days
}

function isOfOpenWork({ stage }: StageInterval): boolean {
  return stage !== 'with-candidate'
}
