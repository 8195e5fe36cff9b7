import { Button, Group, Modal, Textarea } from '@mantine/core'
import { useState } from 'react'
import { MOST_RETURN_CHARACTERS } from '../../../shared/domain'
import { notify, useReturnedFocus, useTexts } from '../../kit'
import { type QueueDecision, useStore } from '../../store'
import classes from './before-release.module.css'

type Props = { decision: QueueDecision; isOnline: boolean; onClose(): void }

/** Asks why a decision is to be returned, and says what comes of it. */
export function ReturnDialog({ decision, isOnline, onClose }: Props) {
  const t = useTexts('beforeRelease')
  const { queue } = useStore()
  const [reason, setReason] = useState('')
  const [isBusy, setBusy] = useState(false)
  useReturnedFocus()
  const candidate = decision.candidate.name ?? decision.candidate.pseudonym
  const isSettled = decision.parts.some(({ task }) => task === 'adjudicate')
  const isMissing = reason.trim() === ''
  const giveBack = async () => {
    if (isMissing || isBusy) return
    setBusy(true)
    const isAsked = await queue.returnDecision(decision.id, reason).catch(() => false)
    setBusy(false)
    if (!isAsked) return notify({ kind: 'failed', message: t('dialog.failed') })
    notify({ kind: 'hint', message: t(isOnline ? 'dialog.asked' : 'dialog.askedOffline', { candidate }) })
    onClose()
  }
  return (
    <Modal
      opened
      onClose={onClose}
      size="lg"
      title={t('dialog.title', { candidate })}
      closeButtonProps={{ 'aria-label': t('dialog.cancel') }}
      returnFocus={false}
      onKeyDown={(event) => {
        if (event.key !== 'Enter' || !(event.ctrlKey || event.metaKey)) return
        event.preventDefault()
        void giveBack()
      }}
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
      <Group justify="flex-end" gap="sm" mt="lg">
        <Button variant="default" onClick={onClose}>
          {t('dialog.cancel')}
        </Button>
        <Button
          aria-disabled={isMissing}
          variant={isMissing ? 'light' : 'filled'}
          loading={isBusy}
          onClick={() => void giveBack()}
        >
          {t('dialog.confirm')}
        </Button>
      </Group>
    </Modal>
  )
}
