import type { CSSProperties } from 'react'
import type { Criterion } from '../../../shared/domain'
import { useTexts } from '../../kit'
import { tellApart } from './differences'
import classes from './level-choice.module.css'
import { MarkedText } from './marked-text-view'

type Props = { criterion: Criterion; chosenAt: number; shownAt: number | null }

/**
 * All descriptors of a criterion, beside one another where there is room and below one another where there isn't, each with what
 * the level below doesn't have.
 */
export function Comparison({ criterion, chosenAt, shownAt }: Props) {
  const t = useTexts('rubric')
  const { levels } = criterion
  return (
    <div role="group" aria-label={t('comparison', { code: criterion.code })}>
      <dl className={classes.comparison} style={{ '--levels': levels.length } as CSSProperties}>
        {levels.map((level, at) => (
          <div key={level.id} data-chosen={at === chosenAt || undefined} data-shown={at === shownAt || undefined}>
            <dt>
              <span>{t('levelSet', { level: at + 1, title: level.title })}</span>
              <span className={classes.points}>{t('points', { count: level.points })}</span>
            </dt>
            <dd dir="auto">
              <MarkedText stretches={tellApart(criterion, at)} />
            </dd>
          </div>
        ))}
      </dl>
    </div>
  )
}
