import { type CSSProperties, useEffect, useId, useRef } from 'react'
import { type Criterion, levelIndex, scoreFor } from '../../../shared/domain'
import { useTexts } from '../../kit'
import { criterionColors } from '../../kit/theme'
import { EvidenceLinks } from './evidence-links'
import { LevelChoice } from './level-choice'
import { RationaleField } from './rationale-field'
import classes from './rubric.module.css'
import type { RubricPanelProps } from './rubric-panel'
import { isScored } from './scoring'

type Props = RubricPanelProps & {
  criterion: Criterion
  /** Place in the rubric; decides the colour. */
  index: number
  isOpen: boolean
  showsAllLevels: boolean
  onShowAllLevels(shows: boolean): void
}

/** One criterion: a line with its level, and when it is the open one, all that belongs to scoring it. */
export function CriterionSection(props: Props) {
  const { criterion, index, isOpen, assessment, annotations, policy, readOnly } = props
  const t = useTexts('rubric')
  const bodyId = useId()
  const root = useRef<HTMLElement>(null)
  const score = scoreFor(assessment, criterion.id)
  const at = levelIndex(criterion, score.levelId)
  const level = criterion.levels[at]
  const hurdleAt = levelIndex(criterion, criterion.hurdleLevelId)
  const lacksEvidence = level !== undefined && !isScored(criterion.id, assessment, annotations, policy)
  const style = { '--criterion': criterionColors(index).text } as CSSProperties

  useEffect(() => {
    if (isOpen) root.current?.scrollIntoView({ block: 'nearest' })
  }, [isOpen])

  return (
    <article ref={root} className={classes.criterion} data-open={isOpen || undefined} style={style}>
      <div className={classes.line}>
        <h3 className={classes.lineTitle}>
          <button
            type="button"
            className={classes.fold}
            data-criterion={criterion.id}
            aria-expanded={isOpen}
            aria-controls={bodyId}
            onClick={() => props.onOpen(isOpen ? null : criterion.id)}
          >
            <span className={classes.square} aria-hidden />
            <span>
              {criterion.code} {criterion.title}
              {!isOpen && lacksEvidence && <span className={classes.lacking}>{t('noLinkYet')}</span>}
            </span>
          </button>
        </h3>
        {hurdleAt >= 0 && isOpen && (
          <span
            className={classes.tag}
            title={t('hurdleHint', { level: hurdleAt + 1, title: criterion.levels[hurdleAt]?.title ?? '' })}
          >
            {t('hurdle', { level: hurdleAt + 1 })}
          </span>
        )}
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
      {isOpen && (
        <div id={bodyId} className={classes.body}>
          {criterion.description !== '' && <p className={classes.question}>{criterion.description}</p>}
          <LevelChoice
            criterion={criterion}
            levelId={score.levelId}
            readOnly={readOnly}
            showsAll={props.showsAllLevels}
            onShowAll={props.onShowAllLevels}
            onLevel={(levelId) => props.onLevel(criterion.id, levelId)}
          />
          <EvidenceLinks
            criterion={criterion}
            score={score}
            annotations={annotations.filter((annotation) => annotation.criterionId === criterion.id)}
            evidence={props.evidence}
            required={policy.evidenceLinksRequired}
            readOnly={readOnly}
            onScore={(change) => props.onScore(criterion.id, change)}
            onAnnotation={props.onAnnotation}
            onItem={props.onItem}
          />
          <RationaleField
            criterionId={criterion.id}
            label={t('rationaleFor', { code: criterion.code, title: criterion.title })}
            value={score.rationale}
            readOnly={readOnly}
            onChange={(rationale) => props.onScore(criterion.id, { rationale })}
            onLeave={props.onLeaveText}
          />
        </div>
      )}
    </article>
  )
}
