import { Checkbox } from '@mantine/core'
import { type CriterionChange, levelIndex, type Score } from '../../../shared/domain'
import { Chip, useTexts } from '../../kit'
import { CriterionDot } from '../../review'
import asking from '../asking/asking.module.css'
import { Card, Sides } from '../asking/sides'
import classes from './conflict.module.css'
import { KIND_TONES } from './kinds'
import { pairsOf } from './wording'
import { WordingPair } from './wording-pair'

type Props = {
  change: CriterionChange
  /** Place of the criterion in its rubric, which decides its colour. */
  index: number
  /** Before and after. */
  versions: readonly [number, number]
  score: Score
  isKept: boolean
  onKeep(isKept: boolean): void
}

/** One criterion that isn't what it was: both wordings beside each other, what I said, and whether my level still holds. */
export function CriterionCard({ change, index, versions, score, isKept, onKeep }: Props) {
  const t = useTexts('conflict')
  const { kind, before, after } = change
  const criterion = after ?? before
  if (!criterion) return null
  const pairs = pairsOf(change, score.levelId, (count) => t('rubric.points', { count }))
  const name = `${criterion.code} ${criterion.title}`
  return (
    <Card
      heading="h4"
      name={name}
      sign={<CriterionDot index={index} />}
      action={<Chip tone={KIND_TONES[kind]}>{t(`rubric.kind.${kind}`)}</Chip>}
    >
      <Sides>
        <span className={classes.sideHead}>{t('rubric.version', { version: versions[0] })}</span>
        <span className={classes.sideHead}>{t('rubric.version', { version: versions[1] })}</span>
        {pairs.map((pair) => (
          <WordingPair key={pair.key} pair={pair} versions={versions} />
        ))}
      </Sides>
      <Mine change={change} score={score} isKept={isKept} onKeep={onKeep} />
    </Card>
  )
}

/** What I had given, and what becomes of it. */
function Mine({ change, score, isKept, onKeep }: Pick<Props, 'change' | 'score' | 'isKept' | 'onKeep'>) {
  const t = useTexts('conflict')
  const { before, after, kind } = change
  if (kind === 'new') return <p className={classes.mine}>{t('mine.new')}</p>
  const of = before ?? after
  const at = of ? levelIndex(of, score.levelId) : -1
  const title = of?.levels[at]?.title ?? ''
  const isStillThere = after !== null && levelIndex(after, score.levelId) >= 0
  return (
    <div className={classes.mine}>
      <p>
        <b>{at < 0 ? t('mine.none') : t('mine.level', { level: at + 1, title })}</b>{' '}
        {score.rationale.trim() !== '' && <q>{score.rationale}</q>}
      </p>
      {kind === 'gone' && <p className={asking.note}>{t('mine.gone')}</p>}
      {kind !== 'gone' && at >= 0 && isStillThere && (
        <Checkbox
          size="sm"
          label={t('mine.keep', { title: after?.levels[levelIndex(after, score.levelId)]?.title ?? title })}
          description={t(isKept ? 'mine.kept' : 'mine.asked')}
          checked={isKept}
          onChange={(event) => onKeep(event.currentTarget.checked)}
        />
      )}
      {kind !== 'gone' && at >= 0 && !isStillThere && <p className={asking.note}>{t('mine.levelGone')}</p>}
    </div>
  )
}
