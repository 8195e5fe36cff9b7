import { IconCircleCheck, IconCircleDashed } from '@tabler/icons-react'
import type { Annotation, EarlierDecision, EvidenceItem } from '../../../shared/domain'
import { Chip, useTexts } from '../../kit'
import { CriterionDot } from '../annotations/criterion-dot'
import classes from './earlier.module.css'
import { PassageRow } from './passage-row'
import type { CriterionChanges } from './revision-changes'

type Props = {
  changes: CriterionChanges
  items: readonly EvidenceItem[]
  /** What was handed in before: what is no longer there is named by it. */
  decision: Pick<EarlierDecision, 'evidence'>
  onAnnotation(annotation: Annotation): void
}

/** One criterion: the level then, what was asked for and whether it was done, and what became of the marked passages. */
export function CriterionChangesView({ changes, items, decision, onAnnotation }: Props) {
  const t = useTexts('earlier')
  const { criterion, index, level, points, passages } = changes
  const titleOf = (id: string) =>
    items.find((item) => item.id === id)?.title ?? decision.evidence.find((item) => item.id === id)?.title ?? t('items.removed')
  return (
    <section className={classes.criterion}>
      <header className={classes.criterionHead}>
        <h4>
          {criterion && <CriterionDot index={index} />}
          {criterion ? `${criterion.code} ${criterion.title}` : t('withoutCriterion')}
        </h4>
        {criterion && level && <Chip>{t('levelThen', { level: criterion.levels.indexOf(level) + 1, title: level.title })}</Chip>}
      </header>
      {points.length > 0 && <Points points={points} />}
      {passages.length > 0 && (
        <ul className={classes.passages}>
          {passages.map((passage) => (
            <li key={passage.annotation.id}>
              <PassageRow passage={passage} title={titleOf(passage.annotation.evidenceId)} onAnnotation={onAnnotation} />
            </li>
          ))}
        </ul>
      )}
    </section>
  )
}

function Points({ points }: { points: EarlierDecision['points'] }) {
  const t = useTexts('earlier')
  return (
    <ul className={classes.points}>
      {points.map(({ text, addressed }) => (
        <li key={text} data-addressed={addressed || undefined}>
          {addressed ? <IconCircleCheck size={16} aria-hidden /> : <IconCircleDashed size={16} aria-hidden />}
          <span>
            {text} <span className={classes.faint}>{t(addressed ? 'point.addressed' : 'point.open')}</span>
          </span>
        </li>
      ))}
    </ul>
  )
}
