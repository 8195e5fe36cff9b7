import { Button, Modal } from '@mantine/core'
import { type Annotation, type Side, SIDES, type Split } from '../../../shared/domain'
import { Chip, useTexts } from '../../kit'
import { CriterionDot } from '../../review'
import type { DeskRecord } from '../../store'
import classes from './adjudication.module.css'
import { Apart, SideBySide } from './side-by-side'
import type { Settling } from './use-settling'

type Props = {
  record: DeskRecord
  split: Split
  settling: Settling
  readOnly: boolean
  onAnnotation(annotation: Annotation): void
  onItem(evidenceId: string): void
  onClose(): void
}

/** Both assessments as a whole: outcome, reasons, every criterion and the words to the candidate. */
export function SplitDialog({ record, split, settling, readOnly, onAnnotation, onItem, onClose }: Props) {
  const t = useTexts('adjudication')
  const leave =
    <Target,>(go: (target: Target) => void) =>
    (target: Target) => {
      onClose()
      go(target)
    }
  return (
    <Modal
      opened
      onClose={onClose}
      size="68rem"
      title={t('dialogTitle')}
      closeButtonProps={{ 'aria-label': t('close') }}
      returnFocus={false}
    >
      <div className={classes.dialog}>
        <section className={classes.card} aria-label={t('outcomeTitle')} tabIndex={-1} data-autofocus>
          <h3>{t('outcomeTitle')}</h3>
          <div className={classes.sides}>
            {SIDES.map((side) => (
              <Conclusion key={side} split={split} side={side} />
            ))}
          </div>
        </section>
        {record.rubric.criteria.map((criterion, index) => (
          <article key={criterion.id} className={classes.card} aria-label={`${criterion.code} ${criterion.title}`}>
            <h3>
              <CriterionDot index={index} />
              <span>
                {criterion.code} {criterion.title}
              </span>
              <Apart criterion={criterion} split={split} />
            </h3>
            <SideBySide
              isListed
              record={record}
              criterion={criterion}
              taken={settling.takenFrom(criterion.id)}
              readOnly={readOnly}
              onTake={(side) => settling.take(side, criterion.id)}
              onAnnotation={leave(onAnnotation)}
              onItem={leave(onItem)}
            />
          </article>
        ))}
        <section className={classes.card} aria-label={t('feedbackTitle')}>
          <h3>{t('feedbackTitle')}</h3>
          <div className={classes.sides}>
            {SIDES.map((side) => (
              <Feedback key={side} {...{ split, side, readOnly }} onTake={() => settling.takeFeedback(side)} />
            ))}
          </div>
        </section>
      </div>
    </Modal>
  )
}

function Conclusion({ split, side }: { split: Split; side: Side }) {
  const t = useTexts('adjudication')
  const { recommendation, overrideReason } = split[side]
  return (
    <section className={classes.side} aria-label={t(`side.${side}`)}>
      <div className={classes.sideHead}>
        <h4>{t(`side.${side}`)}</h4>
        <Chip tone={recommendation === 'awarded' ? 'green' : recommendation === 'referred' ? 'violet' : 'neutral'}>
          {t(`outcome.${recommendation}`)}
        </Chip>
      </div>
      <p className={overrideReason.trim() === '' ? classes.note : classes.words} dir="auto">
        {overrideReason.trim() === '' ? t('followsRubric') : overrideReason}
      </p>
    </section>
  )
}

type FeedbackProps = { split: Split; side: Side; readOnly: boolean; onTake(): void }

function Feedback({ split, side, readOnly, onTake }: FeedbackProps) {
  const t = useTexts('adjudication')
  const { feedback } = split[side]
  const isEmpty = feedback.trim() === ''
  return (
    <section className={classes.side} aria-label={t(`side.${side}`)}>
      <h4>{t(`side.${side}`)}</h4>
      <p className={isEmpty ? classes.note : classes.words} dir="auto">
        {isEmpty ? t('noFeedback') : feedback}
      </p>
      {!readOnly && !isEmpty && (
        <Button
          size="compact-xs"
          variant="default"
          className={classes.take ?? ''}
          aria-label={t(`takeFeedback.${side}`)}
          onClick={onTake}
        >
          {t('take')}
        </Button>
      )}
    </section>
  )
}
