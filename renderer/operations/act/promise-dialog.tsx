import { NumberInput } from '@mantine/core'
import { useState } from 'react'
import type { OperationsToday } from '../../../shared/protocol'
import { FormDialog, useTexts } from '../../kit'
import { useStore } from '../../store'
import classes from './act.module.css'
import { type LateRange, lateBy, oldestDays } from './promise-effect'
import { ReasonField } from './reason-field'
import { useActing } from './use-acting'

/** The longest that can be promised, in working days. */
const LONGEST = 365

type Props = {
  achievement: { id: string; name: string; promiseWorkingDays: number }
  /** The figures of today, of which those of this achievement are looked at. */
  figures: Pick<OperationsToday, 'open' | 'calendar' | 'today' | 'soonWorkingDays'>
  onDone(): void
  onClose(): void
}

/** Changes what candidates of an achievement are promised, with what that makes of what is open. */
export function PromiseDialog({ achievement, figures, onDone, onClose }: Props) {
  const t = useTexts('acting')
  const { acting } = useStore()
  const act = useActing()
  const before = achievement.promiseWorkingDays
  const [days, setDays] = useState<number | ''>(before)
  const [reason, setReason] = useState('')
  const { calendar } = figures
  const open = figures.open.filter(({ achievementId }) => achievementId === achievement.id)
  const isPossible = days !== '' && Number.isInteger(days) && days >= 1 && days <= LONGEST
  const isMissing = !isPossible || days === before
  const late = (to: number) => lateBy(open, calendar, figures, [before, to])
  const oldest = oldestDays(open, calendar, figures)
  const confirm = async () => {
    if (days === '') return
    const set = () => acting.setPromise(achievement.id, days, reason)
    if (await act(set, t('promise.done', { achievement: achievement.name, count: days }))) onDone()
  }
  const rangeWords = ({ least, most }: LateRange) =>
    least === most ? t('promise.late', { count: least }) : t('promise.lateRange', { least, count: most })
  return (
    <FormDialog
      title={t('promise.title', { achievement: achievement.name })}
      isMissing={isMissing}
      missing={<p className={classes.note}>{t('promise.same')}</p>}
      confirmLabel={t('promise.confirm')}
      cancelLabel={t('cancel')}
      onConfirm={confirm}
      onClose={onClose}
    >
      <div className={classes.dialog}>
        <NumberInput
          label={t('promise.days')}
          description={t('promise.now', { count: before })}
          error={!isPossible && t('promise.range', { count: LONGEST })}
          min={1}
          max={LONGEST}
          clampBehavior="none"
          allowedDecimalSeparators={['.', ',']}
          value={days}
          data-autofocus
          onChange={(value) => setDays(value === '' ? '' : Number(value))}
        />
        <section className={classes.effect} aria-label={t('effect.title')} aria-live="polite">
          <h3>{t('effect.title')}</h3>
          <p className={classes.names}>{t('promise.lateNow', { words: rangeWords(late(before)) })}</p>
          {isPossible && days !== before && (
            <p className={classes.names}>{t('promise.lateThen', { words: rangeWords(late(days)) })}</p>
          )}
          <p className={classes.note}>{oldest === null ? t('promise.nothingOpen') : t('promise.oldest', { count: oldest })}</p>
          <p className={classes.note}>{t('promise.means')}</p>
        </section>
        <ReasonField value={reason} onChange={setReason} />
      </div>
    </FormDialog>
  )
}
