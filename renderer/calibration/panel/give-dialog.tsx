import { Button, Group, Modal, Textarea, TextInput } from '@mantine/core'
import { useState } from 'react'
import { MOST_QUALIFYING_CHARACTERS } from '../../../shared/domain'
import { useFormats, useReturnedFocus, useTexts } from '../../kit'
import type { RosterEntry } from '../../store'
import classes from '../calibration.module.css'
import editor from '../editor/editor.module.css'
import { AboutWhom } from './about-whom'
import panel from './panel.module.css'
import { inMonths, standingOf } from './standing'
import { useAsking } from './use-asking'

const MONTHS = [3, 6, 12] as const

type Props = {
  about: readonly RosterEntry[]
  /** Calendar date in the provider's zone. */
  today: string
  onDone(): void
  onClose(): void
}

/** Asks until when, and why, these are to be qualified; where they are already, it is extended or shortened. */
export function GiveDialog({ about, today, onDone, onClose }: Props) {
  const t = useTexts('panel')
  const formats = useFormats()
  const [until, setUntil] = useState(inMonths(today, 12))
  const [reason, setReason] = useState('')
  const [isBusy, setBusy] = useState(false)
  const asking = useAsking(today)
  useReturnedFocus()
  const isOver = until !== '' && until < today
  const isMissing = reason.trim() === '' || isOver
  const barred = about.filter((entry) => {
    const { bar } = standingOf(entry, today)
    return bar === 'panel' || bar === 'competence'
  })
  const isAsked = about.some(({ achievement }) => achievement.policy.qualifiedOnly === true)
  const give = async () => {
    if (isMissing || isBusy) return
    setBusy(true)
    const isDone = await asking.give(about, until === '' ? null : until, reason.trim())
    setBusy(false)
    if (isDone) onDone()
  }
  return (
    <Modal
      opened
      onClose={onClose}
      title={t('give.title', { count: about.length })}
      closeButtonProps={{ 'aria-label': t('cancel') }}
      returnFocus={false}
    >
      <div className={editor.dialog}>
        <AboutWhom about={about} />
        <TextInput
          type="date"
          label={t('give.until')}
          description={until === '' ? t('give.untilNone') : t('give.untilLast', { date: formats.calendarDate(until) })}
          error={isOver && t('give.over')}
          min={today}
          value={until}
          onChange={(event) => setUntil(event.currentTarget.value)}
        />
        <div className={panel.quick} role="group" aria-label={t('give.until')}>
          {MONTHS.map((months) => (
            <Button key={months} size="compact-xs" variant="default" onClick={() => setUntil(inMonths(today, months))}>
              {t('give.months', { count: months })}
            </Button>
          ))}
          <Button size="compact-xs" variant="default" onClick={() => setUntil('')}>
            {t('until.open')}
          </Button>
        </div>
        <Textarea
          label={t('reason')}
          description={t('give.reasonHint')}
          required
          autosize
          minRows={2}
          maxRows={6}
          maxLength={MOST_QUALIFYING_CHARACTERS}
          value={reason}
          data-autofocus
          onChange={(event) => setReason(event.currentTarget.value)}
        />
        {!isAsked && <p className={classes.note}>{t('give.notAsked')}</p>}
        {barred.length > 0 && <p className={classes.note}>{t('give.barred', { count: barred.length })}</p>}
      </div>
      <Group justify="flex-end" gap="sm" mt="lg">
        <Button variant="default" onClick={onClose}>
          {t('cancel')}
        </Button>
        <Button aria-disabled={isMissing} variant={isMissing ? 'light' : 'filled'} loading={isBusy} onClick={() => void give()}>
          {t('give.confirm')}
        </Button>
      </Group>
    </Modal>
  )
}
