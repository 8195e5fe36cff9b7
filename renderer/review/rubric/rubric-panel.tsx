import { type ReactNode, useMemo, useState } from 'react'
import {
  type Annotation,
  type Assessment,
  countScored,
  type EvidenceItem,
  findCriterion,
  type Rubric,
  type Score,
  scoreFor,
} from '../../../shared/domain'
import { KeyHint, PanelHeader, useTexts } from '../../kit'
import { CriterionSection } from './criterion-section'
import { QuietButton } from './quiet-button'
import classes from './rubric.module.css'
import { useSteady } from './steady'
import { useAllLevels } from './use-all-levels'
import { useRubricKeys } from './use-rubric-keys'
import { weigh } from './weights'

export type RubricActions = {
  onOpen(criterionId: string | null): void
  onLevel(criterionId: string, levelId: string): void
  onScore(criterionId: string, change: Partial<Omit<Score, 'criterionId'>>): void
  /** The rationale lost the focus: what was typed should be on its way to the disk. */
  onLeaveText(): void
  /** A passage that supports a criterion was gone to. */
  onAnnotation(annotation: Annotation): void
  /** An item that is linked as a whole was gone to. */
  onItem(evidenceId: string): void
  /** Opens the list of all keys. */
  onKeys(): void
}

export type RubricPanelProps = RubricActions & {
  rubric: Rubric
  assessment: Pick<Assessment, 'scores'>
  annotations: readonly Annotation[]
  /** The items that a criterion can be linked to as a whole. */
  evidence: readonly EvidenceItem[]
  policy: { evidenceLinksRequired: boolean }
  /** The criterion that is being scored; all others are folded. */
  openCriterionId: string | null
  /** The item that is being read, which one key links as a whole; null where none is. */
  shownItemId: string | null
  /** True once the assessment has been sent: everything can be read and nothing changed. */
  readOnly: boolean
  /** By criterion: what its line says beside the level that it got; the same nodes as long as they say the same. */
  lineNotes?: ReadonlyMap<string, ReactNode>
  /** What stands above the levels of the open criterion. */
  openPart?: ReactNode
}

const NONE: readonly Annotation[] = []

/** The rubric as it is being scored: one criterion open, the others with what they got. */
export function RubricPanel(props: RubricPanelProps) {
  const { rubric, assessment, annotations, policy, openCriterionId, evidence, readOnly } = props
  const t = useTexts('rubric')
  const [compares, toggleCompares] = useAllLevels()
  const [visited, setVisited] = useState<{ criterionId: string; linkId: string } | null>(null)
  const visit = (linkId: string) => openCriterionId !== null && setVisited({ criterionId: openCriterionId, linkId })
  const actions = useSteady({
    onOpen: props.onOpen,
    onLevel: props.onLevel,
    onScore: props.onScore,
    onLeaveText: props.onLeaveText,
    onKeys: props.onKeys,
    onCompare: toggleCompares,
    onAnnotation(annotation: Annotation) {
      visit(annotation.id)
      props.onAnnotation(annotation)
    },
    onItem(evidenceId: string) {
      visit(evidenceId)
      props.onItem(evidenceId)
    },
  })
  const byCriterion = useMemo(() => groupByCriterion(annotations), [annotations])
  const open = openCriterionId === null ? undefined : findCriterion(rubric, openCriterionId)
  const visitedId = visited?.criterionId === openCriterionId ? (visited?.linkId ?? null) : null
  useRubricKeys({
    criterion: open ?? null,
    score: open ? scoreFor(assessment, open.id) : null,
    annotations: open ? (byCriterion.get(open.id) ?? NONE) : NONE,
    evidence,
    shownItemId: props.shownItemId,
    visitedId,
    readOnly,
    actions,
  })
  const scored = countScored(rubric, { assessment, annotations, policy })
  return (
    <section className={classes.panel} aria-label={t('title')}>
      <div className={classes.header}>
        <PanelHeader
          title={t('heading', { version: rubric.version })}
          detail={t('scored', { scored, total: rubric.criteria.length })}
        >
          <QuietButton onClick={actions.onKeys}>
            <KeyHint keys="?" />
            {t('keys')}
          </QuietButton>
        </PanelHeader>
      </div>
      <div className={classes.criteria}>
        {rubric.criteria.map((criterion, index) => {
          const score = scoreFor(assessment, criterion.id)
          const isOpen = criterion.id === openCriterionId
          return (
            <CriterionSection
              key={criterion.id}
              criterion={criterion}
              index={index}
              isOpen={isOpen}
              score={score}
              annotations={byCriterion.get(criterion.id) ?? NONE}
              evidence={evidence}
              evidenceLinksRequired={policy.evidenceLinksRequired}
              readOnly={readOnly}
              compares={isOpen && compares}
              weight={weigh(rubric, criterion, score.levelId)}
              visitedId={isOpen ? visitedId : null}
              lineNote={props.lineNotes?.get(criterion.id)}
              part={isOpen ? props.openPart : null}
              actions={actions}
            />
          )
        })}
      </div>
    </section>
  )
}

function groupByCriterion(annotations: readonly Annotation[]): Map<string, Annotation[]> {
  const groups = new Map<string, Annotation[]>()
  for (const annotation of annotations) {
    if (annotation.criterionId === null) continue
    const group = groups.get(annotation.criterionId)
    if (group) group.push(annotation)
    else groups.set(annotation.criterionId, [annotation])
  }
  return groups
}
