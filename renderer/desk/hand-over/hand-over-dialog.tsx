import { namesGiver } from '../../../shared/domain'
import { ConfirmDialog, notify, useTexts } from '../../kit'
import { type DeskRecord, useStore } from '../../store'
import type { DeskSession, SessionView } from '../session/desk-session'
import classes from './hand-over.module.css'

type Props = { record: DeskRecord; session: DeskSession; view: SessionView; opened: boolean; onDone(): void; onClose(): void }

/** Says to whom my draft goes, what of it, and that it can't be had back, before it is handed over. */
export function HandOverDialog({ record, session, view, opened, onDone, onClose }: Props) {
  const t = useTexts('desk')
  const { desk } = useStore()
  const { policy } = record.achievement
  const hasFeedback = view.assessment.feedback.trim() !== ''
  const handOver = async () => {
    const isQueued = await session
      .flush()
      .then(() => desk.handOver(record.allocation.id))
      .catch(() => false)
    if (!isQueued) return notify({ kind: 'failed', message: t('handOver.failed') })
    notify({ message: t('handOver.queued') })
    onDone()
  }
  return (
    <ConfirmDialog
      opened={opened}
      title={t('handOver.askTitle')}
      confirmLabel={t('handOver.confirm')}
      onConfirm={handOver}
      onClose={onClose}
    >
      <div className={classes.asked}>
        <p>{t(hasFeedback ? 'handOver.goes' : 'handOver.goesWithout', { count: view.annotations.length })}</p>
        <p>{t('handOver.stays')}</p>
        <p>{t(namesGiver(policy) ? 'handOver.named' : 'handOver.unnamed')}</p>
        <p>
          <strong>{t('handOver.final')}</strong>
        </p>
      </div>
    </ConfirmDialog>
  )
}
