import { Switch } from '@mantine/core'
import { useMemo } from 'react'
import type { Annotation, EarlierDecision, EvidenceItem, Rubric } from '../../../shared/domain'
import { ProgressLine, useFormats, useTexts } from '../../kit'
import type { PlacedAnnotations } from '../annotations/placing/use-placed-annotations'
import { Prose } from '../prose/prose'
import { CriterionChangesView } from './criterion-changes'
import classes from './earlier.module.css'
import { HandedIn } from './handed-in'
import { changesByCriterion } from './revision-changes'

type Props = {
  decision: EarlierDecision
  rubric: Rubric
  /** What is handed in now. */
  items: readonly EvidenceItem[]
  /** Where the earlier annotations are now. */
  placed: PlacedAnnotations
  /** Whether they are shown in the evidence too. */
  showsNotes: boolean
  onShowNotes(shows: boolean): void
  /** Goes to a passage in the evidence. */
  onAnnotation(annotation: Annotation): void
  onItem(evidenceId: string): void
}

/** The decision about the revision before, as the candidate was told, and criterion by criterion what they have changed since. */
export function EarlierDecisionView(props: Props) {
  const { decision, rubric, items, placed } = props
  const t = useTexts('earlier')
  const formats = useFormats()
  const changes = useMemo(
    () => changesByCriterion(rubric, decision, items, placed.placements),
    [rubric, decision, items, placed.placements],
  )
  const addressed = decision.points.filter((point) => point.addressed).length
  return (
    <div className={classes.scroll} tabIndex={0} role="document" aria-label={t('title')}>
      <article className={classes.sheet}>
        <header className={classes.head}>
          <h2>{t('headline', { outcome: t(`outcome.${decision.outcome}`), date: formats.calendarDate(decision.decidedOn) })}</h2>
          <p className={classes.faint}>
            {t('revision', { revision: decision.revision })}
            {decision.points.length > 0 && ` · ${t('addressed', { addressed, count: decision.points.length })}`}
          </p>
          {decision.annotations.length > 0 && (
            <Switch
              size="xs"
              label={t('showNotes')}
              checked={props.showsNotes}
              onChange={(event) => props.onShowNotes(event.currentTarget.checked)}
            />
          )}
        </header>
        <section aria-label={t('feedback')}>
          <h3>{t('feedback')}</h3>
          {decision.feedback.trim() === '' ? (
            <p className={classes.faint}>{t('noFeedback')}</p>
          ) : (
            <div className={classes.feedback}>
              <Prose markdown={decision.feedback} />
            </div>
          )}
        </section>
        <HandedIn items={items} decision={decision} onItem={props.onItem} />
        {changes.length > 0 && (
          <section aria-label={t('byCriterion')}>
            <h3>{t('byCriterion')}</h3>
            {placed.progress && <ProgressLine share={placed.progress.done / placed.progress.total} label={t('looking')} />}
            {changes.map((each) => (
              <CriterionChangesView
                key={each.criterion?.id ?? ''}
                changes={each}
                items={items}
                decision={decision}
                onAnnotation={props.onAnnotation}
              />
            ))}
          </section>
        )}
      </article>
    </div>
  )
}
