import { useState } from 'react'
import type { Annotation, Assessment, EvidenceItem, Rubric, Score } from '../../../shared/domain'
import { KeyHint, PanelHeader, useTexts } from '../../kit'
import { CriterionSection } from './criterion-section'
import classes from './rubric.module.css'
import { countScored } from './scoring'

export type RubricPanelProps = {
  rubric: Rubric
  assessment: Pick<Assessment, 'scores'>
  annotations: readonly Annotation[]
  /** The items that a criterion can be linked to as a whole. */
  evidence: readonly EvidenceItem[]
  policy: { evidenceLinksRequired: boolean }
  /** The criterion that is being scored; all others are folded. */
  openCriterionId: string | null
  /** True once the assessment has been sent: everything can be read and nothing changed. */
  readOnly: boolean
  onOpen(criterionId: string | null): void
  onLevel(criterionId: string, levelId: string): void
  onScore(criterionId: string, change: Partial<Omit<Score, 'criterionId'>>): void
  /** The rationale lost the focus: what was typed should be on its way to the disk. */
  onLeaveText(): void
  /** A passage that supports a criterion was clicked. */
  onAnnotation(annotation: Annotation): void
  /** An item that is linked as a whole was clicked. */
  onItem(evidenceId: string): void
  /** Opens the list of all keys. */
  onKeys(): void
}

/** The rubric as it is being scored: one criterion open, the others with what they got. */
export function RubricPanel(props: RubricPanelProps) {
  const { rubric, assessment, annotations, policy } = props
  const t = useTexts('rubric')
  const [showsAllLevels, setShowsAllLevels] = useState(false)
  const scored = countScored(rubric, assessment, annotations, policy)
  return (
    <section className={classes.panel} aria-label={t('title')}>
      <div className={classes.header}>
        <PanelHeader
          title={t('heading', { version: rubric.version })}
          detail={t('scored', { scored, total: rubric.criteria.length })}
        >
          <button type="button" className={classes.quiet} onClick={props.onKeys}>
            <KeyHint keys="?" />
            {t('keys')}
          </button>
        </PanelHeader>
      </div>
      <div className={classes.criteria}>
        {rubric.criteria.map((criterion, index) => (
          <CriterionSection
            key={criterion.id}
            {...props}
            criterion={criterion}
            index={index}
            isOpen={criterion.id === props.openCriterionId}
            showsAllLevels={showsAllLevels}
            onShowAllLevels={setShowsAllLevels}
          />
        ))}
      </div>
    </section>
  )
}
