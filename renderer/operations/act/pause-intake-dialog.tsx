import { TextInput } from '@mantine/core'
import { useState } from 'react'
import { FormDialog, useFormats, useTexts } from '../../kit'
import { useStore } from '../../store'
import classes from './act.module.css'
import { ReasonField } from './reason-field'
import { useActing } from './use-acting'

type Props = {
  achievement: { id: string; name: string }
  /** Calendar date where the provider is. */
  today: string
  onDone(): void
  onClose(): void
}

/** Has the hub take in nothing new for an achievement, for a time or until it is resumed. */
export function PauseIntakeDialog({ achievement, today, onDone, onClose }: Props) {
  const t = useTexts('acting')
  const formats = useFormats()
  const { acting } = useStore()
  const act = useActing()
  const [until, setUntil] = useState('')
  const [reason, setReason] = useState('')
  const isOver = until !== '' && until < today
  const confirm = async () => {
    const pause = () => acting.pauseIntake(achievement.id, until === '' ? null : until, reason)
    if (await act(pause, t('pause.done', { achievement: achievement.name }))) onDone()
  }
  return (
    <FormDialog
      title={t('pause.title', { achievement: achievement.name })}
      isMissing={isOver}
      confirmLabel={t('pause.confirm')}
      cancelLabel={t('cancel')}
      onConfirm={confirm}
      onClose={onClose}
    >
      <div className={classes.dialog}>
        <p className={classes.note}>{t('pause.means')}</p>
        <TextInput
          type="date"
          label={t('pause.until')}
          description={until === '' ? t('pause.untilResumed') : t('pause.untilLast', { date: formats.calendarDate(until) })}
          error={isOver && t('pause.over')}
          min={today}
          value={until}
          data-autofocus
          onChange={(event) => setUntil(event.currentTarget.value)}
        />
        <ReasonField value={reason} onChange={setReason} />
      </div>
    </FormDialog>
  )
}
