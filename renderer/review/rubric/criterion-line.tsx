import type { ReactNode } from 'react'
import type { Criterion } from '../../../shared/domain'
import { levelIndex } from '../../../shared/domain'
import { useTexts } from '../../kit'
import classes from './rubric.module.css'

type Props = {
  criterion: Criterion
  /** Id of what the line opens. */
  bodyId: string
  isOpen: boolean
  /** Place of the level that was given; -1 where none was. */
  at: number
  /** Policy asks for evidence, and nothing is linked. */
  lacksEvidence: boolean
  /** Stands before the level, while it is folded. */
  note: ReactNode
  onFold(): void
}

/** A criterion in one line: its name, and while it is folded the level that it got. */
export function CriterionLine({ criterion, bodyId, isOpen, at, lacksEvidence, note, onFold }: Props) {
  const t = useTexts('rubric')
  const level = criterion.levels[at]
  const hurdleAt = levelIndex(criterion, criterion.hurdleLevelId)
  const hurdle = { level: hurdleAt + 1, title: criterion.levels[hurdleAt]?.title ?? '' }
  return (
    <div className={classes.line}>
      <h3 className={classes.lineTitle}>
        <button
          type="button"
          className={classes.fold}
          data-criterion={criterion.id}
          aria-expanded={isOpen}
          aria-controls={isOpen ? bodyId : undefined}
          onClick={onFold}
        >
          <span className={classes.square} aria-hidden />
          <span>
            {criterion.code} {criterion.title}
            {!isOpen && level !== undefined && lacksEvidence && <span className={classes.lacking}>{t('noLinkYet')}</span>}
          </span>
        </button>
      </h3>
      {hurdleAt >= 0 && isOpen && (
        <span className={classes.tag} title={t('hurdleHint', hurdle)}>
          {t('hurdle', hurdle)}
        </span>
      )}
      {!isOpen && note}
      {!isOpen && (
        <span
          className={classes.levelTag}
          data-state={level === undefined ? 'none' : at === criterion.levels.length - 1 ? 'top' : 'set'}
          data-missed={at >= 0 && at < hurdleAt ? true : undefined}
        >
          {level ? t('levelSet', { level: at + 1, title: level.title }) : t('notScored')}
        </span>
      )}
    </div>
  )
}
