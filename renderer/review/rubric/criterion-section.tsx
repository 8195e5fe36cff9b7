import { type CSSProperties, memo, type ReactNode, useEffect, useId, useRef } from 'react'
import { type Annotation, type Criterion, type EvidenceItem, levelIndex, type Score } from '../../../shared/domain'
import { criterionColors } from '../../kit/theme'
import { CriterionBody } from './criterion-body'
import { CriterionLine } from './criterion-line'
import classes from './rubric.module.css'
import type { RubricActions } from './rubric-panel'
import type { Weight } from './weights'

/** All that a criterion shows; what is new in it decides whether it renders again. */
export type CriterionProps = {
  criterion: Criterion
  /** Place in the rubric; decides the colour. */
  index: number
  isOpen: boolean
  score: Score
  /** The annotations that are tied to this criterion. */
  annotations: readonly Annotation[]
  evidence: readonly EvidenceItem[]
  evidenceLinksRequired: boolean
  readOnly: boolean
  compares: boolean
  weight: Weight | null
  visitedId: string | null
  /** What the line says beside the level, while it is folded. */
  lineNote: ReactNode
  /** What stands above the levels, while it is open. */
  part: ReactNode
  /** The same object for the panel's whole life. */
  actions: RubricActions & { onCompare(): void }
}

/** One criterion: a line with its level, and when it is the open one, all that belongs to scoring it. */
export const CriterionSection = memo(function CriterionSection(props: CriterionProps) {
  const { criterion, index, isOpen, score, annotations, actions } = props
  const bodyId = useId()
  const root = useRef<HTMLElement>(null)
  const { text, soft } = criterionColors(index)
  const style = { '--criterion': text, '--criterion-soft': soft } as CSSProperties

  useEffect(() => {
    if (!isOpen) return
    root.current?.scrollIntoView({ block: 'nearest' })
    // What is too tall to be shown as a whole begins at its beginning.
    root.current?.firstElementChild?.scrollIntoView({ block: 'nearest' })
  }, [isOpen])

  return (
    <article ref={root} className={classes.criterion} data-open={isOpen || undefined} style={style}>
      <CriterionLine
        criterion={criterion}
        bodyId={bodyId}
        isOpen={isOpen}
        at={levelIndex(criterion, score.levelId)}
        lacksEvidence={
          props.evidenceLinksRequired && !score.noEvidenceFound && annotations.length + score.wholeItemIds.length === 0
        }
        note={props.lineNote}
        onFold={() => actions.onOpen(isOpen ? null : criterion.id)}
      />
      {isOpen && <CriterionBody {...props} id={bodyId} />}
    </article>
  )
}, isSame)

/**
 * Whether nothing that is shown has changed. Scores and annotations come as new objects with every write that reaches the disk, so
 * they are compared by what is in them: otherwise each stroke in one rationale would render every criterion.
 */
function isSame(before: CriterionProps, after: CriterionProps): boolean {
  const { score, annotations, weight, ...others } = after
  const isAsBefore = (Object.keys(others) as (keyof typeof others)[]).every((name) => Object.is(before[name], after[name]))
  return (
    isAsBefore &&
    isSameScore(before.score, score) &&
    before.weight?.share === weight?.share &&
    before.annotations.length === annotations.length &&
    before.annotations.every((annotation, at) => isSameVersion(annotation, annotations[at]))
  )
}

function isSameScore(one: Score, other: Score): boolean {
  return (
    one === other ||
    (one.levelId === other.levelId &&
      one.rationale === other.rationale &&
      one.noEvidenceFound === other.noEvidenceFound &&
      one.wholeItemIds.join() === other.wholeItemIds.join())
  )
}

/** An edit is a new version with the same id; versions never change. */
function isSameVersion(one: Annotation, other: Annotation | undefined): boolean {
  return one === other || (one.id === other?.id && one.version === other.version && one.comment === other.comment)
}
