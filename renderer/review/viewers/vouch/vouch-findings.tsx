import {
  IconAlertTriangle,
  IconArrowsExchange,
  IconChartCircles,
  IconRosetteDiscountCheck,
  IconShieldX,
  IconSignatureOff,
} from '@tabler/icons-react'
import type { ReactNode } from 'react'
import type { VouchSummary } from '../../../../shared/domain'
import { useTexts } from '../../../kit'
import classes from './vouch.module.css'
import { VouchRing } from './vouch-ring'

const SIGNATURES = {
  verified: { tone: 'green', icon: <IconRosetteDiscountCheck size={20} /> },
  unsigned: { tone: 'neutral', icon: <IconSignatureOff size={20} /> },
  invalid: { tone: 'red', icon: <IconShieldX size={20} /> },
} as const

/** Two people who vouch for each other are a pair; a ring has more. */
const PAIR = 2

/** How far a vouch can be trusted: its signature, and ties between the people, each with what it means. */
export function VouchFindings({ vouch }: { vouch: VouchSummary }) {
  const t = useTexts('review')
  const { signature, signatureReason, voucher, conflict, conflictKinds, ring } = vouch
  const { tone, icon } = SIGNATURES[signature]
  return (
    <ul className={classes.findings} data-beside-words>
      <Finding tone={tone} icon={icon} title={t(`vouch.signature.${signature}`)}>
        {signatureReason !== null && <strong>{signatureReason} </strong>}
        {t(`vouch.signature.${signature}Means`, { voucher })}
      </Finding>
      {(vouch.reciprocal || ring.length === PAIR) && (
        <Finding tone="brass" icon={<IconArrowsExchange size={20} />} title={t('vouch.reciprocal.title')}>
          {t('vouch.reciprocal.means')}
        </Finding>
      )}
      {ring.length > PAIR && (
        <Finding tone="brass" icon={<IconChartCircles size={20} />} title={t('vouch.ring.title', { count: ring.length })}>
          {t('vouch.ring.means')} {t('vouch.ring.doesNotMean')}
          <VouchRing ring={ring} voucher={voucher} />
        </Finding>
      )}
      {conflictKinds.map((kind, at) => (
        <Finding key={kind} tone="brass" icon={<IconAlertTriangle size={20} />} title={t(`vouch.kinds.${kind}.title`)}>
          {at === 0 && conflict !== null && <strong>{conflict} </strong>}
          {t(`vouch.kinds.${kind}.means`)}
        </Finding>
      ))}
      {conflictKinds.length === 0 && conflict !== null && (
        <Finding tone="brass" icon={<IconAlertTriangle size={20} />} title={t('vouch.conflict.title')}>
          <strong>{conflict} </strong>
          {t('vouch.conflict.means')}
        </Finding>
      )}
    </ul>
  )
}

type FindingProps = { tone: 'green' | 'red' | 'brass' | 'neutral'; icon: ReactNode; title: string; children: ReactNode }

function Finding({ tone, icon, title, children }: FindingProps) {
  return (
    <li className={classes.finding} data-tone={tone}>
      <span className={classes.findingIcon} aria-hidden>
        {icon}
      </span>
      <div>
        <p className={classes.findingTitle}>{title}</p>
        <div className={classes.findingMeans}>{children}</div>
      </div>
    </li>
  )
}
