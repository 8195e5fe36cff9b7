import { KeyHint, useFormats, useTexts } from '../../kit'
import type { CriterionProps } from './criterion-section'
import { EvidenceLinks } from './evidence-links'
import { LevelChoice } from './level-choice'
import { QuietButton } from './quiet-button'
import { RationaleField } from './rationale-field'
import classes from './rubric.module.css'
import type { Weight } from './weights'

/**
 * What belongs to scoring the open criterion: question, levels, evidence, rationale. Each part stands directly in it, not behind a
 * condition: only then does the compiler keep the parts whose data are the same, and a stroke in the rationale renders its field.
 */
export function CriterionBody(props: CriterionProps & { id: string }) {
  const { criterion, score, annotations, readOnly, compares, actions } = props
  const t = useTexts('rubric')
  return (
    <div id={props.id} className={classes.body}>
      {criterion.description !== '' && (
        <p className={classes.question} dir="auto">
          {criterion.description}
        </p>
      )}
      {props.part}
      <LevelChoice
        criterion={criterion}
        levelId={score.levelId}
        readOnly={readOnly}
        compares={compares}
        onLevel={(levelId) => actions.onLevel(criterion.id, levelId)}
      />
      <div className={classes.reading}>
        <QuietButton aria-pressed={compares} onClick={actions.onCompare}>
          {t('compare', { count: criterion.levels.length })} <KeyHint keys="d" />
        </QuietButton>
        <WeightWords weight={props.weight} />
      </div>
      <EvidenceLinks
        criterion={criterion}
        wholeItemIds={score.wholeItemIds}
        noEvidenceFound={score.noEvidenceFound}
        annotations={annotations}
        evidence={props.evidence}
        required={props.evidenceLinksRequired}
        readOnly={readOnly}
        visitedId={props.visitedId}
        onScore={(change) => actions.onScore(criterion.id, change)}
        onAnnotation={actions.onAnnotation}
        onItem={actions.onItem}
      />
      <RationaleField
        criterionId={criterion.id}
        label={t('rationaleFor', { code: criterion.code, title: criterion.title })}
        value={score.rationale}
        readOnly={readOnly}
        onChange={(rationale) => actions.onScore(criterion.id, { rationale })}
        onLeave={actions.onLeaveText}
      />
    </div>
  )
}

/** "3 of 4 points · 25 % of the score". */
function WeightWords({ weight }: { weight: Weight | null }) {
  const t = useTexts('rubric')
  const { percent } = useFormats()
  if (weight === null) return null
  const share = t('shareOfScore', { share: percent(weight.share) })
  const points = weight.points && t('pointsOf', weight.points)
  return <span className={classes.weight}>{points ? `${points} · ${share}` : share}</span>
}
