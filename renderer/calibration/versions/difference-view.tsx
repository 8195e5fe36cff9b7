import { useMemo } from 'react'
import type { RubricContent } from '../../../shared/domain'
import { Chip, type Tone, useTexts } from '../../kit'
import classes from '../calibration.module.css'
import { ChangedWords } from './changed-words'
import { type CriterionDifference, differenceOf, type Said } from './changes'
import { useSaidWords } from './said-words'
import versions from './versions.module.css'

const TONES: Record<CriterionDifference['kind'], Tone> = { same: 'neutral', changed: 'brass', new: 'green', gone: 'red' }

/** How one version became another, criterion by criterion and level by level; what is the same is only named. */
export function DifferenceView({ before, after }: { before: RubricContent; after: RubricContent }) {
  const t = useTexts('rubricEditor')
  const words = useSaidWords()
  const { said, criteria, count } = useMemo(() => differenceOf(before, after, words), [before, after, words])
  const same = criteria.filter(({ kind }) => kind === 'same')
  if (count === 0) return <p className={classes.note}>{t('diff.none')}</p>
  return (
    <div className={versions.difference}>
      {said.length > 0 && <SaidList said={said} />}
      {criteria
        .filter(({ kind }) => kind !== 'same')
        .map((criterion) => (
          <CriterionPart key={criterion.id} criterion={criterion} />
        ))}
      {same.length > 0 && (
        <p className={classes.note}>
          {t('diff.same', { criteria: same.map(({ code, title }) => `${code} ${title}`).join(' · ') })}
        </p>
      )}
    </div>
  )
}

function CriterionPart({ criterion }: { criterion: CriterionDifference }) {
  const t = useTexts('rubricEditor')
  const { code, title, kind, said, levels } = criterion
  return (
    <div role="group" className={versions.criterion} aria-label={`${code} ${title}`}>
      <h3>
        <span dir="auto">
          {code} {title}
        </span>
        <Chip tone={TONES[kind]}>{t(`diff.kind.${kind}`)}</Chip>
      </h3>
      <SaidList said={said} />
      {levels
        .filter((level) => level.kind !== 'same')
        .map((level) => (
          <div key={level.id} className={versions.level}>
            <h4>
              <span dir="auto">{level.title || t('level.untitled')}</span>
              <Chip tone={TONES[level.kind]}>{t(`diff.levelKind.${level.kind}`)}</Chip>
            </h4>
            <SaidList said={level.said} />
          </div>
        ))}
    </div>
  )
}

function SaidList({ said }: { said: readonly Said[] }) {
  const t = useTexts('rubricEditor')
  return (
    <dl className={versions.said}>
      {said.map(({ field, before, after }) => (
        <div key={field}>
          <dt>{t(`diff.field.${field}`)}</dt>
          <dd>
            <ChangedWords before={before} after={after} />
          </dd>
        </div>
      ))}
    </dl>
  )
}
