import { Button, Group, Modal, Textarea } from '@mantine/core'
import { useState } from 'react'
import { MOST_QUALIFYING_CHARACTERS } from '../../../shared/domain'
import { useFormats, useHubNow, useReturnedFocus, useTexts } from '../../kit'
import type { RosterEntry } from '../../store'
import classes from '../calibration.module.css'
import editor from '../editor/editor.module.css'
import { AboutWhom } from './about-whom'
import { useAsking } from './use-asking'

type Props = { about: readonly RosterEntry[]; onDone(): void; onClose(): void }

/** Says what ending means for the work that these have now, and asks why it is to end. */
export function EndDialog({ about, onDone, onClose }: Props) {
  const t = useTexts('panel')
  const today = useFormats().today(useHubNow(60))
  const [reason, setReason] = useState('')
  const [isBusy, setBusy] = useState(false)
  const asking = useAsking(today)
  useReturnedFocus()
  const isMissing = reason.trim() === ''
  const asked = about.filter(({ achievement }) => achievement.policy.qualifiedOnly === true).length
  const end = async () => {
    if (isMissing || isBusy) return
    setBusy(true)
    const isDone = await asking.end(about, reason.trim())
    setBusy(false)
    if (isDone) onDone()
  }
  return (
    <Modal
      opened
      onClose={onClose}
      title={t('end.title', { count: about.length })}
      closeButtonProps={{ 'aria-label': t('cancel') }}
      returnFocus={false}
    >
      <div className={editor.dialog}>
        <AboutWhom about={about} />
        <p className={classes.note}>{t('end.keeps')}</p>
        {asked > 0 && <p className={classes.note}>{t('end.means')}</p>}
        {asked < about.length && <p className={classes.note}>{t('end.notAsked', { count: about.length - asked })}</p>}
        <Textarea
          label={t('reason')}
          description={t('end.reasonHint')}
          required
          autosize
          minRows={2}
          maxRows={6}
          maxLength={MOST_QUALIFYING_CHARACTERS}
          value={reason}
          data-autofocus
          onChange={(event) => setReason(event.currentTarget.value)}
        />
      </div>
      <Group justify="flex-end" gap="sm" mt="lg">
        <Button variant="default" onClick={onClose}>
          {t('cancel')}
        </Button>
        <Button
          color="red"
          aria-disabled={isMissing}
          variant={isMissing ? 'light' : 'filled'}
          loading={isBusy}
          onClick={() => void end()}
        >
          {t('end.confirm')}
        </Button>
      </Group>
    </Modal>
  )
}
