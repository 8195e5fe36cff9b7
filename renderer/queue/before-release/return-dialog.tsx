import { Textarea } from '@mantine/core'
import { useState } from 'react'
import { MOST_RETURN_CHARACTERS } from '../../../shared/domain'
import { FormDialog, notify, useTexts } from '../../kit'
import { type QueueDecision, useStore } from '../../store'
import classes from './before-release.module.css'

type Props = { decision: QueueDecision; isOnline: boolean; onClose(): void }

/** Asks why a decision is to be returned, and says what comes of it. */
export function ReturnDialog({ decision, isOnline, onClose }: Props) {
  const t = useTexts('beforeRelease')
  const { queue } = useStore()
  const [reason, setReason] = useState('')
  const candidate = decision.candidate.name ?? decision.candidate.pseudonym
  const isSettled = decision.parts.some(({ task }) => task === 'adjudicate')
  const giveBack = async () => {
    const isAsked = await queue.returnDecision(decision.id, reason).catch(() => false)
    if (!isAsked) return notify({ kind: 'failed', message: t('dialog.failed') })
    notify({ kind: 'hint', message: t(isOnline ? 'dialog.asked' : 'dialog.askedOffline', { candidate }) })
    onClose()
  }
  return (
    <FormDialog
      size="lg"
      title={t('dialog.title', { candidate })}
      isMissing={reason.trim() === ''}
      confirmLabel={t('dialog.confirm')}
      cancelLabel={t('dialog.cancel')}
      onConfirm={giveBack}
      onClose={onClose}
    >
      <div className={classes.dialog}>
        <Textarea
          data-autofocus
          label={t('dialog.reason')}
          description={t('dialog.reasonHint')}
          required
          autosize
          minRows={3}
          maxRows={8}
          maxLength={MOST_RETURN_CHARACTERS}
          value={reason}
          onChange={(event) => setReason(event.currentTarget.value)}
        />
        <section aria-label={t('dialog.thenTitle')}>
          <h3>{t('dialog.thenTitle')}</h3>
          <ul>
            <li>{t(isSettled ? 'dialog.then.adjudicator' : 'dialog.then.assessors', { count: decision.parts.length })}</li>
            <li>{t('dialog.then.nothing')}</li>
            <li>{t(isOnline ? 'dialog.then.inTime' : 'dialog.then.offline')}</li>
          </ul>
        </section>
      </div>
    </FormDialog>
  )
}
