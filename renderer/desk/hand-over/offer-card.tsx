import { Button } from '@mantine/core'
import { type Annotation, type Criterion, levelIndex, type Score, scoreFor } from '../../../shared/domain'
import { useTexts } from '../../kit'
import { CriterionDot } from '../../review'
import type { SessionView } from '../session/desk-session'
import classes from './hand-over.module.css'
import type { Offer } from './take-over'

type Props = {
  offer: Offer
  /** Place of the criterion in its rubric, which decides its colour. */
  index: number
  view: SessionView
  readOnly: boolean
  onTake(): void
}

/** One criterion: what the other assessor had beside what I have. */
export function OfferCard({ offer, index, view, readOnly, onTake }: Props) {
  const t = useTexts('desk')
  const { criterion, score, isLevelGone, notes, lostNotes, isEmpty, isTaken } = offer
  const name = `${criterion.code} ${criterion.title}`
  const mine = scoreFor(view.assessment, criterion.id)
  const myNotes = view.annotations.filter(({ criterionId }) => criterionId === criterion.id)
  return (
    <article className={classes.card} aria-label={name}>
      <header className={classes.cardHead}>
        <h3>
          <CriterionDot index={index} />
          {name}
        </h3>
        {!readOnly && !isEmpty && (
          <Button
            size="compact-sm"
            variant="default"
            disabled={isTaken}
            aria-label={t(isTaken ? 'handOver.takenOf' : 'handOver.takeOf', { criterion: criterion.code })}
            onClick={onTake}
          >
            {t(isTaken ? 'handOver.isTaken' : 'handOver.take')}
          </Button>
        )}
      </header>
      <div className={classes.sides}>
        <Side label={t('handOver.theirs')} criterion={criterion} score={score} notes={notes}>
          {isLevelGone && <p className={classes.note}>{t('handOver.levelGone')}</p>}
          {lostNotes > 0 && <p className={classes.note}>{t('handOver.lostNotes', { count: lostNotes })}</p>}
        </Side>
        <Side label={t('handOver.yours')} criterion={criterion} score={mine} notes={myNotes} />
      </div>
    </article>
  )
}

type SideProps = {
  label: string
  criterion: Criterion
  score: Score
  notes: readonly Annotation[]
  children?: React.ReactNode
}

function Side({ label, criterion, score, notes, children }: SideProps) {
  const t = useTexts('desk')
  const at = levelIndex(criterion, score.levelId)
  const level = criterion.levels[at]
  const said = notes.filter(({ comment }) => comment.trim() !== '')
  return (
    <section className={classes.side} aria-label={label}>
      <h4>{label}</h4>
      <p className={level ? undefined : classes.note}>
        {level ? t('handOver.level', { level: at + 1, title: level.title }) : t('handOver.noLevel')}
        {score.noEvidenceFound && <span className={classes.note}> · {t('handOver.noEvidence')}</span>}
      </p>
      {score.rationale.trim() !== '' && <p className={classes.words}>{score.rationale}</p>}
      {notes.length > 0 && <p className={classes.note}>{t('handOver.notes', { count: notes.length })}</p>}
      {said.length > 0 && (
        <ul className={classes.comments}>
          {said.map(({ id, comment }) => (
            <li key={id}>{comment}</li>
          ))}
        </ul>
      )}
      {children}
    </section>
  )
}
