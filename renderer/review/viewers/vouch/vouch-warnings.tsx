import {
  IconAlertTriangle,
  IconArrowsExchange,
  IconRosetteDiscountCheck,
  IconShieldX,
  IconSignatureOff,
} from '@tabler/icons-react'
import type { ReactNode } from 'react'
import type { VouchSummary } from '../../../../shared/domain'
import { type Tone, useTexts } from '../../../kit'
import classes from './vouch.module.css'

const SIGNATURES = {
  verified: { tone: 'green', icon: <IconRosetteDiscountCheck size={20} /> },
  unsigned: { tone: 'neutral', icon: <IconSignatureOff size={20} /> },
  invalid: { tone: 'red', icon: <IconShieldX size={20} /> },
} as const

/** How far a vouch can be trusted: its signature, and ties between the two people, each with what it means. */
export function VouchWarnings({ vouch }: { vouch: VouchSummary }) {
  const t = useTexts('review')
  const { signature, signatureReason, voucher } = vouch
  const { tone, icon } = SIGNATURES[signature]
  return (
    <ul className={classes.warnings}>
      <Warning tone={tone} icon={icon} title={t(`vouch.signature.${signature}`)}>
        {signatureReason !== null && <strong>{signatureReason} </strong>}
        {t(`vouch.signature.${signature}Means`, { voucher })}
      </Warning>
      {vouch.reciprocal && (
        <Warning tone="brass" icon={<IconArrowsExchange size={20} />} title={t('vouch.reciprocal.title')}>
          {t('vouch.reciprocal.means')}
        </Warning>
      )}
      {vouch.conflict !== null && (
        <Warning tone="brass" icon={<IconAlertTriangle size={20} />} title={t('vouch.conflict.title')}>
          <strong>{vouch.conflict} </strong>
          {t('vouch.conflict.means')}
        </Warning>
      )}
    </ul>
  )
}

function Warning({ tone, icon, title, children }: { tone: Tone; icon: ReactNode; title: string; children: ReactNode }) {
  return (
    <li className={classes.warning} data-tone={tone}>
      <span className={classes.warningIcon} aria-hidden>
        {icon}
      </span>
      <div>
        <p className={classes.warningTitle}>{title}</p>
        <p className={classes.warningMeans}>{children}</p>
      </div>
    </li>
  )
}
