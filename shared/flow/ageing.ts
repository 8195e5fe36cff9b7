import { type Basis, daysBetween, tellBasis, type ToldBasis } from './duration'
import { type Instant, isOpenAt, type Passage, type Span } from './passage'
import { isUnanswerable, type Unanswerable } from './reasons'
import { type Stage, STAGES } from './stages'
import { type Percentiles, turnaround } from './turnaround'

/**
 * How old open work is, against how long what was finished took: younger than half of it (up to the 50th percentile), up to the 85th, up to the
 * 95th, or older than that.
 */
export const AGE_GROUPS = ['up-to-50', 'up-to-85', 'up-to-95', 'older'] as const
export type AgeGroup = (typeof AGE_GROUPS)[number]

export type Ageing = {
  /** How many open passages are of which age, by the stage that they are in; stages with none are absent. */
  stages: Map<Stage, Record<AgeGroup, number>>
  /** All open passages. */
  open: number
  /** What ages are held against. */
  finished: Percentiles
  basis: ToldBasis
}

/**
 * The age of what is open at an instant, in groups.
 *
 * @param span whose decisions ages are held against
 * @returns `nothing-open`; `nothing-finished` where nothing was decided in the span
 */
export function ageing(passages: readonly Passage[], at: Instant, span: Span, basis: Basis): Ageing | Unanswerable {
  const open = passages.filter((passage) => isOpenAt(passage, at))
  if (open.length === 0) return { reason: 'nothing-open' }
  const finished = turnaround(passages, span, basis)
  if (isUnanswerable(finished)) return finished
  const counts = new Map<Stage, Record<AgeGroup, number>>()
  for (const passage of open) {
    const stage = stageAt(passage, at)
    const row = counts.get(stage) ?? { 'up-to-50': 0, 'up-to-85': 0, 'up-to-95': 0, older: 0 }
    row[ageGroup(daysBetween(basis, passage.receivedAt, at), finished)] += 1
    counts.set(stage, row)
  }
  const inOrder = [...counts].sort(([one], [other]) => STAGES.indexOf(one) - STAGES.indexOf(other))
  return {
    stages: new Map(inOrder),
    open: open.length,
    finished: { days: finished.days, passages: finished.passages },
    basis: tellBasis(basis),
  }
}

/** @param age in days of the same basis */
export function ageGroup(age: number, { days }: Pick<Percentiles, 'days'>): AgeGroup {
  if (age <= days[50]) return 'up-to-50'
  if (age <= days[85]) return 'up-to-85'
  return age <= days[95] ? 'up-to-95' : 'older'
}

/** @throws RangeError where it has no interval at that instant */
export function stageAt({ submissionId, intervals }: Pick<Passage, 'submissionId' | 'intervals'>, at: Instant): Stage {
  const found = intervals.find(({ from, to }) => from <= at && (to === null || to > at))
  if (!found) throw new RangeError(`Submission ${submissionId} is in no stage at ${new Date(at).toISOString()}.`)
  return found.stage
}
