import type { Rubric } from '../../../shared/domain'
import { useTexts } from '../../kit'
import asking from '../asking/asking.module.css'
import classes from './conflict.module.css'

/** Each criterion with its level, as a short list. */
export function LevelList({ rubric, levelOf }: { rubric: Rubric; levelOf(criterionId: string): string | null }) {
  const t = useTexts('conflict')
  return (
    <ul className={classes.levels}>
      {rubric.criteria.map(({ id, code, title, levels }) => {
        const levelId = levelOf(id)
        const level = levels.find((each) => each.id === levelId)
        return (
          <li key={id}>
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
