import { Textarea } from '@mantine/core'
import { useState } from 'react'
import { MOST_QUALIFYING_CHARACTERS } from '../../../shared/domain'
import { FormDialog, notify, useTexts } from '../../kit'
import { useStore } from '../../store'
import classes from './give-back.module.css'

type Props = {
  allocationId: string
  /** Whom it is about, as the assessor knows them. */
  candidate: string
  onGivenBack(): void
  onClose(): void
}

/** Says what giving work back means, before somebody does; until it has been sent, that can be undone. */
export function GiveBackDialog({ allocationId, candidate, onGivenBack, onClose }: Props) {
  const t = useTexts('giveBack')
  const { acting } = useStore()
  const [reason, setReason] = useState('')
  const keep = async () => {
    const isKept = await acting.keepAfterAll(allocationId).catch(() => false)
    if (!isKept) notify({ kind: 'hint', message: t('tooLate') })
  }
  const giveBack = async () => {
    const isGiven = await acting.giveBack(allocationId, reason).catch(() => false)
    if (!isGiven) return notify({ kind: 'failed', message: t('failed') })
    notify({ message: t('done', { candidate }), undo: () => void keep() })
    onGivenBack()
  }
  return (
    <FormDialog
      title={t('title', { candidate })}
      isMissing={false}
      confirmLabel={t('confirm')}
      cancelLabel={t('cancel')}
      onConfirm={giveBack}
      onClose={onClose}
    >
      <div className={classes.dialog}>
        <ul>
          <li>{t('then.goes')}</li>
          <li>{t('then.draft')}</li>
          <li>{t('then.undo')}</li>
        </ul>
        <Textarea
          label={t('reason')}
          description={t('reasonHint')}
          autosize
          minRows={2}
          maxRows={6}
          maxLength={MOST_QUALIFYING_CHARACTERS}
          value={reason}
          data-autofocus
          onChange={(event) => setReason(event.currentTarget.value)}
        />
      </div>
    </FormDialog>
  )
}
