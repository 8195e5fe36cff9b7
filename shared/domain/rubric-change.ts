import type { Assessment } from './assessment'
import { type Criterion, findCriterion, levelIndex, type Rubric } from './rubric'

/**
 * What became of a criterion in another version of its rubric. `reworded`: the same levels in other words, or another weight or hurdle;
 * `levels`: a level came, went or changed its points.
 */
export type CriterionChange = {
  criterionId: string
  kind: 'same' | 'reworded' | 'levels' | 'new' | 'gone'
  /** Null where it is new. */
  before: Criterion | null
  /** Null where it is gone. */
  after: Criterion | null
}

/** Criterion by criterion, in the order of `after`; those that are gone come last. */
export function compareRubrics(before: Rubric, after: Rubric): CriterionChange[] {
  const still = after.criteria.map((criterion): CriterionChange => {
    const earlier = findCriterion(before, criterion.id) ?? null
    return { criterionId: criterion.id, kind: earlier ? kindOf(earlier, criterion) : 'new', before: earlier, after: criterion }
  })
  const gone = before.criteria.filter(({ id }) => findCriterion(after, id) === undefined)
  return [
    ...still,
    ...gone.map((criterion) => ({ criterionId: criterion.id, kind: 'gone' as const, before: criterion, after: null })),
  ]
}

function kindOf(before: Criterion, after: Criterion): CriterionChange['kind'] {
  const steps = ({ levels }: Criterion) => JSON.stringify(levels.map(({ id, points }) => [id, points]))
  if (steps(before) !== steps(after)) return 'levels'
  // The code is a label for the eye, and counts the criteria; what is asked is the same under another number.
  const asked = ({ title, description, weight, hurdleLevelId, levels }: Criterion) =>
    JSON.stringify([title, description, weight, hurdleLevelId, levels.map((level) => [level.title, level.descriptor])])
  return asked(before) === asked(after) ? 'same' : 'reworded'
}

/** What an assessment has to say about criteria that are gone, so that it isn't lost: their scores as they were. */
export type CarriedOver = { assessment: Assessment; dropped: Assessment['scores'] }

/**
 * An assessment made with one version of a rubric, for another one. Scores of criteria that are the same stay. Of a criterion that
 * changed, rationale and links stay, and the level only where it is among `kept` and still exists. The recommendation was made of all
 * levels: it goes where one of them went.
 *
 * @param kept ids of changed criteria whose level the assessor keeps, having read the new words
 */
export function carryOver(
  assessment: Assessment,
  changes: readonly CriterionChange[],
  target: Pick<Assessment, 'rubricId' | 'rubricVersion'>,
  kept: readonly string[] = [],
): CarriedOver {
  const byId = new Map(changes.map((change) => [change.criterionId, change]))
  const scores: Assessment['scores'] = []
  const dropped: Assessment['scores'] = []
  let isWhole = true
  for (const score of assessment.scores) {
    const change = byId.get(score.criterionId)
    if (!change?.after) {
      dropped.push(score)
      isWhole = isWhole && score.levelId === null
      continue
    }
    const stays = change.kind === 'same' || (kept.includes(score.criterionId) && levelIndex(change.after, score.levelId) >= 0)
    if (!stays && score.levelId !== null) isWhole = false
    scores.push(stays ? score : { ...score, levelId: null })
  }
  const outcome = isWhole ? {} : { recommendation: null }
  return { assessment: { ...assessment, ...target, ...outcome, scores }, dropped }
}
