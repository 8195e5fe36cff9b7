import { findCriterion, levelIndex, type Rubric } from '../../../../shared/domain'
import { criterionColors, useTexts } from '../../../kit'
import classes from './card.module.css'

type SupportsChipProps = {
  rubric: Rubric
  criterionId: string
  /** The level that the assessor has given for this criterion; null where none yet. */
  levelId: string | null
}

/** "C2 · level 4": what an annotation speaks for. */
export function SupportsChip({ rubric, criterionId, levelId }: SupportsChipProps) {
  const t = useTexts('review')
  const criterion = findCriterion(rubric, criterionId)
  if (!criterion) return null
  const level = levelIndex(criterion, levelId)
  const { text, soft } = criterionColors(rubric.criteria.indexOf(criterion))
  return (
    <span className={classes.supports} style={{ color: text, background: soft }}>
      {level < 0
        ? t('annotations.supportsCriterion', { code: criterion.code })
        : t('annotations.supportsLevel', { code: criterion.code, level: level + 1 })}
    </span>
  )
}
