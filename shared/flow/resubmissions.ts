import { type Basis, daysBetween, tellBasis, type ToldBasis } from './duration'
import type { Passage, Span } from './passage'
import { isUnanswerable, type Unanswerable } from './reasons'
import { finishedIn, type Percentiles, tellPercentiles, turnaroundDays } from './turnaround'

export type ResubmissionEffect = {
  /** Turnaround of passages decided in the span, by whether they were of the first revision. null where there was none. */
  first: Percentiles | null
  later: Percentiles | null
  /**
   * Of submissions whose last decision lies in the span and asked for nothing more: from the first receipt to that decision, the candidate's own
   * time included.
   */
  whole: Percentiles | null
  /** How many of those submissions were decided with which revision. */
  revisions: Map<number, number>
  /** Of the time of `whole`, what lay with candidates; 0 to 1. */
  candidateShare: number
  basis: ToldBasis
}

/**
 * What resubmissions do to the time that candidates wait.
 *
 * @param passages all of each submission: whole submissions are told by their first one
 * @returns `nothing-finished` where nothing was decided in the span
 */
export function resubmissionEffect(passages: readonly Passage[], span: Span, basis: Basis): ResubmissionEffect | Unanswerable {
  const finished = finishedIn(passages, span)
  if (finished.length === 0) return { reason: 'nothing-finished' }
  const days = (which: typeof finished) => told(which.map((passage) => turnaroundDays(passage, basis)))
  const bySubmission = groupPassages(passages)
  const whole: number[] = []
  const revisions = new Map<number, number>()
  let withCandidates = 0
  for (const last of finished) {
    const all = bySubmission.get(last.submissionId) ?? []
    const first = all[0]
    // Asked for a revision, or answered with one: it goes on.
    if (!first || all.at(-1) !== last || last.intervals.some(({ stage }) => stage === 'with-candidate')) continue
    whole.push(daysBetween(basis, first.receivedAt, last.end.at))
    revisions.set(last.revision, (revisions.get(last.revision) ?? 0) + 1)
    withCandidates += candidateDays(all, basis)
  }
  const sum = whole.reduce((total, one) => total + one, 0)
  return {
    first: days(finished.filter(({ revision }) => revision === 1)),
    later: days(finished.filter(({ revision }) => revision > 1)),
    whole: told(whole),
    revisions,
    candidateShare: sum === 0 ? 0 : withCandidates / sum,
    basis: tellBasis(basis),
  }
}

function told(days: readonly number[]): Percentiles | null {
  const answer = tellPercentiles(days)
  return isUnanswerable(answer) ? null : answer
}

/** By submission, first revision first. */
function groupPassages(passages: readonly Passage[]): Map<string, Passage[]> {
  const groups = new Map<string, Passage[]>()
  for (const passage of passages) {
    const group = groups.get(passage.submissionId)
    if (group) group.push(passage)
    else groups.set(passage.submissionId, [passage])
  }
  for (const group of groups.values()) group.sort((one, other) => one.revision - other.revision)
  return groups
}

function candidateDays(passages: readonly Passage[], basis: Basis): number {
  return passages
    .flatMap(({ intervals }) => intervals)
    .filter(({ stage, to }) => stage === 'with-candidate' && to !== null)
    .reduce((sum, { from, to }) => sum + daysBetween(basis, from, to ?? from), 0)
}
