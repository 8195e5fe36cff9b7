import type { Criterion } from '../../../shared/domain'
import { levelIndex } from '../../../shared/domain'
import { criterionColors, useTexts } from '../../kit'
import classes from './levels.module.css'

type LevelComparisonProps = {
  criterion: Criterion
  /** The criterion's place in the rubric, which decides its colour. */
  index: number
  /** Whose level the other one is, such as "Candidate". */
  who: string
  /** Their level; 1 is the lowest. */
  level: number
  /** The level that the assessor has given; null where none is set. */
  mineId: string | null
}

/** Somebody else's level beside the assessor's own, pictured and said in words: evidence, not a score. */
export function LevelComparison({ criterion, index, who, level, mineId }: LevelComparisonProps) {
  const t = useTexts('records')
  const mineAt = levelIndex(criterion, mineId)
  const theirs = criterion.levels[level - 1]
  const levels = criterion.levels.length
  const difference = level - (mineAt + 1)
  let words = t('levels.notSet')
  if (!theirs) words = t('levels.outside', { level, levels })
  else if (mineAt >= 0 && difference === 0) words = t('levels.same')
  else if (mineAt >= 0) words = t(difference > 0 ? 'levels.theirsHigher' : 'levels.theirsLower', { count: Math.abs(difference) })
  return (
    <div className={classes.comparison}>
      <Level
        who={who}
        at={theirs ? level - 1 : -1}
        criterion={criterion}
        color={criterionColors(index).text}
        none={String(level)}
      />
      <Level who={t('levels.you')} at={mineAt} criterion={criterion} color="var(--assay-ink-secondary)" none={t('levels.none')} />
      <p className={classes.difference} data-differs={(mineAt >= 0 && difference !== 0) || !theirs || undefined}>
        {words}
      </p>
    </div>
  )
}

type LevelProps = {
  who: string
  /** 0 is the lowest level; -1 for none. */
  at: number
  criterion: Criterion
  color: string
  /** Said where there is no level. */
  none: string
}

function Level({ who, at, criterion, color, none }: LevelProps) {
  return (
    <div className={classes.level}>
      <span className={classes.who}>{who}</span>
      <span className={classes.title}>{at < 0 ? none : `${at + 1} ${criterion.levels[at]?.title ?? ''}`}</span>
      <span className={classes.steps} style={{ color }} aria-hidden>
        {criterion.levels.map((level, step) => (
          <span key={level.id} data-filled={step <= at || undefined} />
        ))}
      </span>
    </div>
  )
}
