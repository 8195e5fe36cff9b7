import {
  type Achievement,
  type Assessment,
  findCriterion,
  levelIndex,
  type Recommendation,
  type Rubric,
  scoreFor,
} from '../../shared/domain'
import type { Purpose } from '../store'

/** An assessment that counts for a submission's revision, with the rubric that it used. */
export type Judged = {
  purpose: Purpose
  assessment: Assessment & { recommendation: Recommendation }
  rubric: Rubric
}

export type Consequence =
  /** Another assessor hasn't finished yet. */
  | { kind: 'wait' }
  /** The assessors differ: somebody has to settle it. */
  | { kind: 'adjudicate' }
  | { kind: 'decide'; outcome: Recommendation; feedback: string; levels: Record<string, string> }

/**
 * What the assessments of one revision lead to. One assessor decides alone. With two, the same outcome decides, and the lower level per
 * criterion is recorded; different outcomes, or any criterion two or more levels apart, go to adjudication, and the adjudicator decides.
 * @param expected how many independent assessments there will be: policy's number, or fewer where too few assessors were found
 */
export function findConsequence(
  policy: Pick<Achievement['policy'], 'assessors'>,
  judged: readonly Judged[],
  expected: number,
): Consequence {
  const settled = judged.find(({ purpose }) => purpose === 'adjudication')
  if (settled) return decide(settled, [settled])
  const independent = judged.filter(({ purpose }) => purpose !== 'adjudication')
  const [one, other] = independent
  if (!one || independent.length < Math.min(policy.assessors, expected)) return { kind: 'wait' }
  if (!other) return decide(one, [one])
  if (one.assessment.recommendation !== other.assessment.recommendation || areApart(one, other)) return { kind: 'adjudicate' }
  return decide(one, [one, other])
}

function decide({ assessment, rubric }: Judged, all: readonly Judged[]): Consequence {
  const levels: Record<string, string> = {}
  for (const criterion of rubric.criteria) {
    const given = all.map((judged) => levelIndex(criterion, scoreFor(judged.assessment, criterion.id).levelId))
    const lowest = criterion.levels[Math.min(...given)]
    if (lowest) levels[criterion.id] = lowest.id
  }
  const feedback = all.map((judged) => judged.assessment.feedback.trim()).filter((text) => text !== '')
  return { kind: 'decide', outcome: assessment.recommendation, feedback: feedback.join('\n\n'), levels }
}

/** Whether any criterion that both scored is two or more levels apart. Level ids survive rubric versions, so two versions compare. */
function areApart(one: Judged, other: Judged): boolean {
  return one.rubric.criteria.some((criterion) => {
    const theirs = findCriterion(other.rubric, criterion.id)
    const a = levelIndex(criterion, scoreFor(one.assessment, criterion.id).levelId)
    const b = theirs ? levelIndex(theirs, scoreFor(other.assessment, criterion.id).levelId) : -1
    return a >= 0 && b >= 0 && Math.abs(a - b) >= 2
  })
}
