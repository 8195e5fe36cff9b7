import { Textarea } from '@mantine/core'
import { useState } from 'react'
import { MOST_LOOK_CHARACTERS } from '../../../shared/domain'
import { FormDialog, notify, useTexts } from '../../kit'
import { useStore } from '../../store'
import classes from '../calibration.module.css'
import editor from '../editor/editor.module.css'

type Props = { achievementId: string; ids: readonly string[]; onClose(): void }

/** Asks why decisions are to be looked at again. It changes no outcome and no badge. */
export function TagDialog({ achievementId, ids, onClose }: Props) {
  const t = useTexts('rubricEditor')
  const { rubrics } = useStore()
  const [reason, setReason] = useState('')
  const tag = async () => {
    try {
      await rubrics.lookAgain(achievementId, ids, reason.trim())
      notify({ message: t('tag.done', { count: ids.length }) })
      onClose()
    } catch {
      notify({ kind: 'failed', message: t('tag.failed') })
    }
  }
  return (
    <FormDialog
      title={t('tag.title', { count: ids.length })}
      isMissing={reason.trim() === ''}
      confirmLabel={t('tag.confirm')}
      cancelLabel={t('cancel')}
      onConfirm={tag}
      onClose={onClose}
    >
      <div className={editor.dialog}>
        <p className={classes.note}>{t('tag.hint')}</p>
        <Textarea
          data-autofocus
          label={t('tag.reason')}
          required
          autosize
          minRows={2}
          maxRows={8}
          maxLength={MOST_LOOK_CHARACTERS}
          value={reason}
          onChange={(event) => setReason(event.currentTarget.value)}
        />
      </div>
    </FormDialog>
  )
}
