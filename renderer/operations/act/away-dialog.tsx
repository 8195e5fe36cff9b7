import { Button, TextInput } from '@mantine/core'
import { useState } from 'react'
import { FormDialog, useFormats, useTexts } from '../../kit'
import { type KnownAbsence, useStore, type Whom } from '../../store'
import classes from './act.module.css'
import { useActing } from './use-acting'

type Props = {
  whom: Whom
  /** Parts that they have; null where nobody told. */
  open: number | null
  /** The one that goes on or lies ahead; null where there is none. */
  absence: Pick<KnownAbsence, 'id' | 'from' | 'until'> | null
  /** Calendar date where the provider is. */
  today: string
  onDone(): void
  onClose(): void
}

/** Says of somebody from when until when they take no new work, or that this is over. */
export function AwayDialog({ whom, open, absence, today, onDone, onClose }: Props) {
  const t = useTexts('acting')
  const formats = useFormats()
  const { acting } = useStore()
  const act = useActing()
  const [from, setFrom] = useState(absence?.from ?? today)
  const [until, setUntil] = useState(absence?.until ?? '')
  const isBackwards = until !== '' && until < from
  const isOver = until !== '' && until < today
  const confirm = async () => {
    const dates = { from, until: until === '' ? null : until }
    if (await act(() => acting.setAbsence(whom, dates, absence?.id), t('absence.done', { name: whom.name }))) onDone()
  }
  const end = async () => {
    if (absence && (await act(() => acting.endAbsence(whom, absence.id), t('absence.ended', { name: whom.name })))) onDone()
  }
  return (
    <FormDialog
      title={t('absence.title', { name: whom.name })}
      isMissing={from === '' || isBackwards || isOver}
      confirmLabel={t('absence.confirm')}
      cancelLabel={t('cancel')}
      onConfirm={confirm}
      onClose={onClose}
    >
      <div className={classes.dialog}>
        <div className={classes.fields}>
          <TextInput
            type="date"
            label={t('absence.from')}
            required
            value={from}
            data-autofocus
            onChange={(event) => setFrom(event.currentTarget.value)}
          />
          <TextInput
            type="date"
            label={t('absence.until')}
            description={until === '' ? t('absence.untilOpen') : formats.calendarDate(until)}
            error={(isBackwards && t('absence.backwards')) || (isOver && t('absence.over'))}
            min={from}
            value={until}
            onChange={(event) => setUntil(event.currentTarget.value)}
          />
        </div>
        <p className={classes.note}>{open === null ? t('absence.means') : t('absence.keeps', { count: open })}</p>
        {absence && (
          <div>
            <Button variant="default" onClick={() => void end()}>
              {t('absence.end')}
            </Button>
          </div>
        )}
      </div>
    </FormDialog>
  )
}
