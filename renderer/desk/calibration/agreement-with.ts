import { levelIndex, type RoundReference, type Rubric, scoreFor, type Assessment } from '../../../shared/domain'

/** One criterion of an exemplar: my level and the reference's, counted from 0; -1 where there is none. */
export type Compared = { criterionId: string; mine: number; reference: number }

/** My levels beside the reference's, in the rubric's order. */
export function compareWithReference(
  { criteria }: Pick<Rubric, 'criteria'>,
  assessment: Pick<Assessment, 'scores'>,
  reference: Pick<RoundReference, 'scores'>,
): Compared[] {
  return criteria.map((criterion) => ({
    criterionId: criterion.id,
    mine: levelIndex(criterion, scoreFor(assessment, criterion.id).levelId),
    reference: levelIndex(criterion, scoreFor(reference, criterion.id).levelId),
  }))
}
