import { Button } from '@mantine/core'
import { useState } from 'react'
import { LEAST_SEEDS_IN_REPORT, PRIVATE_WORKING_DAYS, type SeedProgress } from '../../../shared/domain'
import { bindKeys, ConfirmDialog, notify, useFormats, useShortcuts, useTexts } from '../../kit'
import { type RoundRecord, useStore } from '../../store'
import classes from '../calibration.module.css'
import { CALIBRATION_KEYS } from '../calibration-keys'
import drift from './drift.module.css'

type Props = {
  record: RoundRecord
  /** How the panel's members are called, in its order. */
  names: readonly string[]
}

/** How many seeds of each assessor are settled, which reports are out, from when on the lead sees what they speak of; and the way to hand reports out. */
export function SeedsCard({ record: { round, asked }, names }: Props) {
  const t = useTexts('calibration')
  const { calibration } = useStore()
  const [asks, setAsks] = useState(false)
  const seeds = round.seeds ?? []
  const ready = seeds.filter(({ isReady }) => isReady).length
  const mayHandOut = ready > 0 && asked?.state !== 'waiting'
  useShortcuts(bindKeys(CALIBRATION_KEYS, t, mayHandOut ? { 'calibration.handOut': () => setAsks(true) } : {}))
  const handOut = async () => {
    try {
      await calibration.handOut(round.id)
    } catch {
      notify({ kind: 'failed', message: t('asked.failed') })
    }
  }
  const title = t('seeds.title')
  return (
    <section className={classes.card} aria-label={title}>
      <div className={classes.cardHead}>
        <h2>{title}</h2>
        <span className={classes.spring} />
        <Button size="compact-sm" disabled={!mayHandOut} onClick={() => setAsks(true)}>
          {t('seeds.handOut')}
        </Button>
      </div>
      <p className={classes.note}>{t('seeds.about', { days: PRIVATE_WORKING_DAYS, least: LEAST_SEEDS_IN_REPORT })}</p>
      <ul className={drift.seeds}>
        {seeds.map((progress, at) => (
          <Progress key={progress.personId} progress={progress} name={names[at] ?? ''} />
        ))}
      </ul>
      {ready === 0 && <p className={classes.note}>{t('seeds.noneReady')}</p>}
      <ConfirmDialog
        opened={asks}
        title={t('seeds.handOutTitle')}
        confirmLabel={t('seeds.handOut')}
        onConfirm={handOut}
        onClose={() => setAsks(false)}
      >
        <p>{t('seeds.handOutText', { count: ready })}</p>
        <p>{t('seeds.handOutThen', { days: PRIVATE_WORKING_DAYS })}</p>
      </ConfirmDialog>
    </section>
  )
}

function Progress({ progress: { settled, isReady, unread }, name }: { progress: SeedProgress; name: string }) {
  const t = useTexts('calibration')
  const formats = useFormats()
  return (
    <li>
      <strong>{name}</strong> {t(isReady ? 'seeds.ready' : 'seeds.settled', { count: settled })}
      {unread.map(({ pieces, seenFrom }, at) => (
        <span key={at}> · {t('seeds.unread', { count: pieces, date: formats.calendarDate(seenFrom) })}</span>
      ))}
    </li>
  )
}
