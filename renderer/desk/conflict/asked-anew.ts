import { type Assessment, type CriterionChange, levelIndex, scoreFor } from '../../../shared/domain'

/** Criteria whose level goes where the draft goes on with the new version, in the order of the rubric. @param keep those whose level I keep */
export function askedAnew(changes: readonly CriterionChange[], assessment: Assessment, keep: readonly string[]): string[] {
  return changes
    .filter(({ kind, criterionId, after }) => {
      const { levelId } = scoreFor(assessment, criterionId)
      if (kind === 'same' || !after || levelId === null) return false
      return !keep.includes(criterionId) || levelIndex(after, levelId) < 0
    })
    .map(({ criterionId }) => criterionId)
}
