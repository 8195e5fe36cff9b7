import { Button } from '@mantine/core'
import { useState } from 'react'
import type { PastDecision } from '../../../shared/domain'
import { useFormats, useTexts } from '../../kit'
import { type LookAsked, useStore } from '../../store'
import classes from '../calibration.module.css'
import looks from './looks.module.css'
import { isTagged } from './is-tagged'
import { SettleDialog } from './settle-dialog'

type Props = { asked: readonly LookAsked[]; past: readonly PastDecision[] }

/** So many are listed at a time; the next ones stand there as these are settled. */
const MOST_ROWS = 50

/** Decisions that are tagged for a second look, each to be settled in words, and what waits for the hub about them. */
export function LooksCard({ asked, past }: Props) {
  const t = useTexts('rubricEditor')
  const formats = useFormats()
  const { rubrics } = useStore()
  const [settling, setSettling] = useState<PastDecision | null>(null)
  const tagged = past.filter(isTagged)
  if (tagged.length === 0 && asked.length === 0) return null
  const isOnItsWay = (id: string) =>
    asked.some((one) => one.wish === 'settle' && one.state === 'waiting' && one.submissionIds.includes(id))
  return (
    <section className={classes.card} aria-label={t('looks.title')}>
      <div className={classes.cardHead}>
        <h2>{t('looks.title')}</h2>
        {tagged.length > 0 && <span className={classes.note}>{t('looks.open', { count: tagged.length })}</span>}
      </div>
      {asked.map((one) => (
        <AskedLook key={one.id} asked={one} onSettle={() => void rubrics.settleLook(one.id)} />
      ))}
      <ul className={classes.entries}>
        {tagged.slice(0, MOST_ROWS).map((decision) => (
          <li key={decision.id}>
            <span className={looks.who}>{decision.pseudonym}</span>
            <span className={classes.note}>{formats.calendarDate(decision.lookAgain?.on ?? '')}</span>
            <Button
              size="compact-xs"
              variant="default"
              aria-label={t('looks.settleOne', { pseudonym: decision.pseudonym })}
              disabled={isOnItsWay(decision.id)}
              onClick={() => setSettling(decision)}
            >
              {t(isOnItsWay(decision.id) ? 'looks.onItsWay' : 'looks.settle')}
            </Button>
            <span className={classes.said}>{decision.lookAgain?.reason}</span>
          </li>
        ))}
      </ul>
      {tagged.length > MOST_ROWS && <p className={classes.note}>{t('looks.more', { count: tagged.length - MOST_ROWS })}</p>}
      {settling && <SettleDialog decision={settling} onClose={() => setSettling(null)} />}
    </section>
  )
}

const KNOWN = ['no-decision', 'wrong-state', 'version-too-old', 'damaged'] as const

function AskedLook({ asked, onSettle }: { asked: LookAsked; onSettle(): void }) {
  const t = useTexts('rubricEditor')
  const { wish, state, code, submissionIds } = asked
  const known = KNOWN.find((one) => one === code)
  if (state === 'waiting') {
    return (
      <div className={classes.asked} role="status">
        {t(`looks.waiting.${wish}`, { count: submissionIds.length })}
      </div>
    )
  }
  return (
    <div className={classes.asked} data-refused role="alert">
      <span>
        <strong>{t(`looks.refused.${wish}`, { count: submissionIds.length })}</strong>{' '}
        {known ? t(`looks.why.${known}`) : t('looks.why.other', { code: code ?? '' })}
      </span>
      <Button size="compact-sm" variant="default" onClick={onSettle}>
        {t('understood')}
      </Button>
    </div>
  )
}
