import type { Rubric } from '../../../shared/domain'
import { useTexts } from '../../kit'
import asking from '../asking/asking.module.css'
import classes from './conflict.module.css'

type Props = {
  rubric: Rubric
  levelOf(criterionId: string): string | null
  /** The level on the other side, where that is to be compared. */
  otherOf?: (criterionId: string) => string | null
}

/** Each criterion with its level, as a short list; what the other side has otherwise stands out. */
export function LevelList({ rubric, levelOf, otherOf }: Props) {
  const t = useTexts('conflict')
  return (
    <ul className={classes.levels}>
      {rubric.criteria.map(({ id, code, title, levels }) => {
        const levelId = levelOf(id)
        const level = levels.find((each) => each.id === levelId)
        return (
          <li key={id} data-differs={(otherOf && otherOf(id) !== levelId) || undefined}>
            <span>
              {code} {title}
            </span>
            <span className={level ? undefined : asking.note}>{level?.title ?? t('mine.none')}</span>
          </li>
        )
      })}
    </ul>
  )
}
