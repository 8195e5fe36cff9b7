import { Button } from '@mantine/core'
import type { HandedDraft } from '../../../shared/domain'
import { notify, useFormats, useTexts } from '../../kit'
import type { DeskRecord } from '../../store'
import type { Change } from '../session/change'
import type { DeskSession, SessionView } from '../session/desk-session'
import { AskingDialog } from '../asking/asking-dialog'
import asking from '../asking/asking.module.css'
import { HandedFeedback } from './handed-feedback'
import { OfferCard } from './offer-card'
import { TakeButton } from './take-button'
import { looseNotes, offersOf, takeFeedback, takeOver } from './take-over'

type Props = {
  record: DeskRecord
  session: DeskSession
  view: SessionView
  handed: HandedDraft
  /** The work is no longer to be changed: the draft can be read only. */
  readOnly: boolean
  onDismiss(): void
  onClose(): void
}

/** Another's draft criterion by criterion beside mine. Each is taken over by hand, or all at once; either is one step back. */
export function HandedDialog({ record, session, view, handed, readOnly, onDismiss, onClose }: Props) {
  const t = useTexts('desk')
  const formats = useFormats()
  const offers = offersOf(record, view, handed)
  const loose = looseNotes(record, handed)
  const take = (changes: readonly Change[]) => {
    if (changes.length === 0) return
    session.changeTogether(changes)
    const step = session.view().canUndo
    notify({
      message: t('handOver.taken'),
      // Only as long as nothing else was done since: undo goes back one step, whatever that is.
      undo: () => session.view().canUndo === step && void session.undo(),
    })
  }
  const all = [...takeOver(record, view, offers, loose), ...takeFeedback(view, handed)]
  const { draft } = handed
  const isOlder = draft.submissionRevision !== record.submission.revision || draft.rubricVersion !== record.rubric.version
  return (
    <AskingDialog
      title={t(handed.from === null ? 'handOver.fromSomebody' : 'handOver.from', { name: handed.from ?? '' })}
      lead={
        <>
          <p>{t('handOver.lead', { time: formats.dateTime(handed.handedAt) })}</p>
          {isOlder && (
            <p className={asking.note}>
              {t('handOver.older', { revision: draft.submissionRevision, version: draft.rubricVersion })}
            </p>
          )}
        </>
      }
      closeLabel={t('handOver.close')}
      onClose={onClose}
      aside={
        <Button variant="subtle" color="gray" onClick={onDismiss}>
          {t('handOver.dismiss')}
        </Button>
      }
      actions={
        <>
          <Button variant="default" onClick={onClose}>
            {t('handOver.close')}
          </Button>
          {!readOnly && (
            <TakeButton isTaken={all.length === 0} onTake={() => take(all)}>
              {t(all.length === 0 ? 'handOver.allTaken' : 'handOver.takeAll')}
            </TakeButton>
          )}
        </>
      }
    >
      {offers.map((offer, index) => (
        <OfferCard
          key={offer.criterion.id}
          offer={offer}
          index={index}
          view={view}
          readOnly={readOnly}
          onTake={() => take(takeOver(record, view, [offer], []))}
        />
      ))}
      <HandedFeedback
        theirs={draft.feedback}
        mine={view.assessment.feedback}
        readOnly={readOnly}
        onTake={() => take(takeFeedback(view, handed))}
      />
      {loose.length > 0 && <p className={asking.note}>{t('handOver.loose', { count: loose.length })}</p>}
    </AskingDialog>
  )
}
