import { useEffect, useRef } from 'react'
import { useFormats, useTexts } from '../kit'
import type { CheckedBadge } from '../store'
import { headlineOf } from '../../shared/badges/check/headline'
import { HEADLINES } from './verdict'
import classes from './verify.module.css'

type CheckedListProps = { badges: readonly CheckedBadge[]; shownId: string | null; onShow: (id: string) => void }

/** The badges that were looked at lately. */
export function CheckedList({ badges, shownId, onShow }: CheckedListProps) {
  const t = useTexts('verify')
  return (
    <section className={classes.lately}>
      <h2 id="checked-lately">{t('lately')}</h2>
      <ul className={classes.list} aria-labelledby="checked-lately">
        {badges.map((badge) => (
          <Entry key={badge.id} badge={badge} isShown={badge.id === shownId} onShow={() => onShow(badge.id)} />
        ))}
      </ul>
      <p className={classes.hint}>{t('kept')}</p>
    </section>
  )
}

function Entry({ badge, isShown, onShow }: { badge: CheckedBadge; isShown: boolean; onShow: () => void }) {
  const t = useTexts('verify')
  const formats = useFormats()
  const button = useRef<HTMLButtonElement>(null)
  useEffect(() => {
    if (isShown) button.current?.scrollIntoView({ block: 'nearest' })
  }, [isShown])
  const facts = badge.report.badge
  const headline = headlineOf(badge.report)
  const { Icon, tone } = HEADLINES[headline]
  return (
    <li>
      <button ref={button} type="button" className={classes.entry} aria-current={isShown || undefined} onClick={onShow}>
        <Icon size={17} stroke={1.8} className={classes.entryIcon} data-tone={tone} aria-label={t(`verdict.${headline}.short`)} />
        <span className={classes.entryName}>{facts?.name || badge.fileName || t('pasted')}</span>
        {facts && <span className={classes.entryAbout}>{facts.issuer.name ?? facts.issuer.id}</span>}
        <span className={classes.entryAbout}>{t('checkedAt', { time: formats.dateTime(badge.checkedAt) })}</span>
      </button>
    </li>
  )
}
