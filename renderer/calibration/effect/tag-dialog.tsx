import { Button, Group, Modal, Textarea } from '@mantine/core'
import { useState } from 'react'
import { MOST_LOOK_CHARACTERS } from '../../../shared/domain'
import { notify, useReturnedFocus, useTexts } from '../../kit'
import { useStore } from '../../store'
import classes from '../calibration.module.css'
import editor from '../editor/editor.module.css'

type Props = { achievementId: string; ids: readonly string[]; onClose(): void }

/** Asks why decisions are to be looked at again. It changes no outcome and no badge. */
export function TagDialog({ achievementId, ids, onClose }: Props) {
  const t = useTexts('rubricEditor')
  const { rubrics } = useStore()
  const [reason, setReason] = useState('')
  const [isBusy, setBusy] = useState(false)
  useReturnedFocus()
  const isMissing = reason.trim() === ''
  const tag = async () => {
    if (isMissing || isBusy) return
    setBusy(true)
    try {
      await rubrics.lookAgain(achievementId, ids, reason.trim())
      notify({ message: t('tag.done', { count: ids.length }) })
      onClose()
    } catch {
      notify({ kind: 'failed', message: t('tag.failed') })
    } finally {
      setBusy(false)
    }
  }
  return (
    <Modal
      opened
      onClose={onClose}
      title={t('tag.title', { count: ids.length })}
      closeButtonProps={{ 'aria-label': t('cancel') }}
      returnFocus={false}
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
      <Group justify="flex-end" gap="sm" mt="lg">
        <Button variant="default" onClick={onClose}>
          {t('cancel')}
        </Button>
        <Button aria-disabled={isMissing} variant={isMissing ? 'light' : 'filled'} loading={isBusy} onClick={() => void tag()}>
          {t('tag.confirm')}
        </Button>
      </Group>
    </Modal>
  )
}
