import { useState } from 'react'
import type { Missing, Recommendation, Suggestion } from '../../../shared/domain'
import { bindKeys, notify, useShortcuts, useTexts } from '../../kit'
import { type DeskRecord, type SyncStatus, useStore } from '../../store'
import type { DeskSession, SessionView } from '../session/desk-session'
import { FEEDBACK_KEYS } from './feedback/feedback-keys'
import { FeedbackComposer } from './feedback/feedback-composer'
import { useComposerSize } from './feedback/use-composer-size'
import type { Place } from './missing'
import classes from './outcome.module.css'
import { OutcomeFooter } from './outcome-footer'
import { GivenBackPanel } from './given-back-panel'
import { ReceiptPanel } from './receipt-panel'
import { SubmitDialog } from './submit-dialog'
import { useReasons } from './use-reasons'

type Props = {
  record: DeskRecord
  session: DeskSession
  view: SessionView
  suggestion: Suggestion
  /** What keeps it from being submitted, whatever outcome is chosen. */
  missing: readonly Missing[]
  sync: SyncStatus | null
  readOnly: boolean
  isSent: boolean
  /** The outcome that is being confirmed; null while none is. */
  deciding: Recommendation | null
  onDeciding(outcome: Recommendation | null): void
  showsFeedback: boolean
  onShowFeedback(shows: boolean): void
  onCriterion(criterionId: string): void
  onRationale(criterionId: string): void
  /** Goes on with the list that this one was taken from; null where there is nothing left in it. */
  onNext: (() => void) | null
}

/** The corner where a review ends: feedback, outcome, the last check, and then the receipt. */
export function OutcomeArea(props: Props) {
  const { record, session, view, suggestion, readOnly, isSent, deciding, onDeciding, onShowFeedback } = props
  const { desk } = useStore()
  const t = useTexts('desk')
  const allocationId = record.allocation.id
  const [size, setSize] = useComposerSize()
  const feedback = useTexts('feedback')
  const [justSent, setJustSent] = useState(false)
  useReasons(session, deciding)
  useShortcuts(
    bindKeys(FEEDBACK_KEYS, feedback, {
      'desk.feedback.size'() {
        if (props.showsFeedback) setSize(size === 'large' ? 'beside' : 'large')
        onShowFeedback(true)
      },
    }),
  )

  const submit = async (recommendation: Recommendation): Promise<string | null> => {
    setJustSent(false)
    // A reason that was typed for another outcome says nothing about one that follows the rubric.
    const keepsReason = recommendation !== suggestion.outcome || record.allocation.task === 'adjudicate'
    session.conclude(keepsReason ? { recommendation } : { recommendation, overrideReason: '' })
    await session.flush()
    if (session.save().state !== 'saved') return t('submit.problem.notSaved')
    const result = await desk.submit(allocationId)
    if (result.ok) {
      setJustSent(true)
      onDeciding(null)
      onShowFeedback(false)
      return null
    }
    return t('reason' in result ? `submit.problem.${result.reason}` : 'submit.problem.incomplete')
  }
  const takeBack = async () => {
    const result = await desk.takeBack(allocationId)
    if (result.ok) {
      // What may have left this machine only the hub can take back: until it answers, it has been asked and no more.
      const isAsked = (await desk.open(allocationId))?.status === 'waiting-to-send'
      notify(isAsked ? { kind: 'hint', message: t('takeBack.asked') } : { message: t('takeBack.done') })
    }
    return result
  }
  const goTo = (to: Place) => {
    // The reason and the outcome are chosen in the dialog itself.
    if (to.place === 'reason' || to.place === 'outcome') return
    onDeciding(null)
    if (to.place === 'criterion') props.onCriterion(to.criterionId)
    else if (to.place === 'rationale') props.onRationale(to.criterionId)
    else onShowFeedback(true)
  }
  return (
    <div className={classes.corner} data-large={(props.showsFeedback && size === 'large') || undefined}>
      {props.showsFeedback && size !== null && (
        <FeedbackComposer
          {...{ record, session, view, suggestion, readOnly, size }}
          onSize={setSize}
          onClose={() => onShowFeedback(false)}
        />
      )}
      {record.isGivenBack ? (
        <GivenBackPanel allocationId={allocationId} onNext={props.onNext} />
      ) : isSent ? (
        <ReceiptPanel record={record} sync={props.sync} takesFocus={justSent} onTakeBack={takeBack} onNext={props.onNext} />
      ) : (
        <OutcomeFooter
          rubric={record.rubric}
          assessment={view.assessment}
          annotations={view.annotations}
          policy={record.achievement.policy}
          suggestion={suggestion}
          isReady={props.missing.length === 0}
          readOnly={readOnly}
          showsFeedback={props.showsFeedback}
          onFeedback={() => onShowFeedback(!props.showsFeedback)}
          onDecide={onDeciding}
        />
      )}
      {deciding !== null && (
        <SubmitDialog
          outcome={deciding}
          record={record}
          view={view}
          suggestion={suggestion}
          sync={props.sync}
          onReason={(overrideReason) => session.conclude({ overrideReason })}
          onGoTo={goTo}
          onSubmit={() => submit(deciding)}
          onClose={() => onDeciding(null)}
        />
      )}
    </div>
  )
}
