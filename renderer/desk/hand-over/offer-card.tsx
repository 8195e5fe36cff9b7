import type { ReactNode } from 'react'
import { type Annotation, type Criterion, levelIndex, type Score, scoreFor } from '../../../shared/domain'
import { useTexts } from '../../kit'
import { CriterionDot } from '../../review'
import type { SessionView } from '../session/desk-session'
import asking from '../asking/asking.module.css'
import { Card, Sides } from '../asking/sides'
import classes from './hand-over.module.css'
import { TakeButton } from './take-button'
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
    <Card
      heading="h3"
      name={name}
      sign={<CriterionDot index={index} />}
      action={
        !readOnly &&
        !isEmpty && (
          <TakeButton
            size="compact-sm"
            variant="default"
            isTaken={isTaken}
            label={t(isTaken ? 'handOver.takenOf' : 'handOver.takeOf', { criterion: criterion.code })}
            onTake={onTake}
          >
            {t(isTaken ? 'handOver.isTaken' : 'handOver.take')}
          </TakeButton>
        )
      }
    >
      <Sides>
        <Side label={t('handOver.theirs')} criterion={criterion} score={score} notes={notes}>
          {isLevelGone && <p className={asking.note}>{t('handOver.levelGone')}</p>}
          {lostNotes > 0 && <p className={asking.note}>{t('handOver.lostNotes', { count: lostNotes })}</p>}
        </Side>
        <Side label={t('handOver.yours')} criterion={criterion} score={mine} notes={myNotes} />
      </Sides>
    </Card>
  )
}

type SideProps = {
  label: string
  criterion: Criterion
  score: Score
  notes: readonly Annotation[]
  children?: ReactNode
}

function Side({ label, criterion, score, notes, children }: SideProps) {
  const t = useTexts('desk')
  const at = levelIndex(criterion, score.levelId)
  const level = criterion.levels[at]
  const said = notes.filter(({ comment }) => comment.trim() !== '')
  return (
    <section className={classes.side} aria-label={label}>
      <h4>{label}</h4>
      <p className={level ? undefined : asking.note}>
        {level ? t('handOver.level', { level: at + 1, title: level.title }) : t('handOver.noLevel')}
        {score.noEvidenceFound && <span className={asking.note}> · {t('handOver.noEvidence')}</span>}
      </p>
      {score.rationale.trim() !== '' && <p className={classes.words}>{score.rationale}</p>}
      {notes.length > 0 && <p className={asking.note}>{t('handOver.notes', { count: notes.length })}</p>}
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
