import {
  type Achievement,
  type Assessment,
  type Criterion,
  findCriterion,
  findDifferences,
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

/** How the second look at what one assessor judges alone stands. `due`: drawn, and to be asked for; `asked`: somebody has it. */
export type SecondLook = 'none' | 'due' | 'asked'

export type Consequence =
  /** Another assessor hasn't finished yet, or there is none yet. */
  | { kind: 'wait' }
  /** Another assessor is to look at it, without knowing of the first. */
  | { kind: 'look-again' }
  /** The assessors differ: somebody has to settle it. */
  | { kind: 'adjudicate' }
  | { kind: 'decide'; outcome: Recommendation; feedback: string; levels: Record<string, string> }

/**
 * What the assessments of one revision lead to. One assessor decides alone, unless a second look was drawn. With two, the same outcome
 * decides, and the lower level per criterion is recorded; different outcomes, or any criterion two or more levels apart, go to
 * adjudication, and the adjudicator decides. Nothing is decided by fewer than policy asks for.
 */
export function findConsequence(
  policy: Pick<Achievement['policy'], 'assessors'>,
  judged: readonly Judged[],
  secondLook: SecondLook = 'none',
): Consequence {
  const settled = judged.find(({ purpose }) => purpose === 'adjudication')
  if (settled) return decide(settled, [settled])
  const [one, other] = judged
  if (!one || judged.length < policy.assessors) return { kind: 'wait' }
  if (!other && secondLook !== 'none') return { kind: secondLook === 'due' ? 'look-again' : 'wait' }
  if (!other) return decide(one, [one])
  // Where a version was published between the two, the later one is what is decided by: it knows what came, and what went isn't asked any more.
  const { rubric } = one.rubric.version < other.rubric.version ? other : one
  const { outcome, criterionIds } = findDifferences(rubric, one.assessment, other.assessment)
  return outcome || criterionIds.length > 0 ? { kind: 'adjudicate' } : decide({ ...one, rubric }, [one, other])
}

function decide({ assessment, rubric }: Judged, all: readonly Judged[]): Consequence {
  const levels: Record<string, string> = {}
  for (const criterion of rubric.criteria) {
    const given = all.flatMap((judged) => levelGiven(criterion, judged))
    const lowest = criterion.levels[Math.min(...given)]
    if (lowest) levels[criterion.id] = lowest.id
  }
  const feedback = all.map((judged) => judged.assessment.feedback.trim()).filter((text) => text !== '')
  return { kind: 'decide', outcome: assessment.recommendation, feedback: feedback.join('\n\n'), levels }
}

/** Position of the level that was given, or -1 where none was. Empty where it couldn't be: by another version that didn't ask, or had other levels. */
function levelGiven(criterion: Criterion, { assessment, rubric }: Judged): number[] {
  const { levelId } = scoreFor(assessment, criterion.id)
  const at = levelIndex(criterion, levelId)
  const isOfAnother = at < 0 && (levelId !== null || !findCriterion(rubric, criterion.id))
  return isOfAnother ? [] : [at]
}
