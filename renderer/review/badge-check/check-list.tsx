import { IconCircleCheck, IconCircleDashed, IconCircleX, IconHelpCircle, type TablerIcon } from '@tabler/icons-react'
import { isCheckCode } from '../../../shared/badges/check/codes'
import type { BadgeCheck } from '../../../shared/badges/check/report'
import { type Texts, useTexts } from '../../kit'
import classes from './check-list.module.css'

const ICONS: Record<BadgeCheck['state'], TablerIcon> = {
  holds: IconCircleCheck,
  fails: IconCircleX,
  unknown: IconHelpCircle,
  none: IconCircleDashed,
}

/** What was looked at in a badge, one thing after the other, and what came of each. */
export function CheckList({ checks }: { checks: readonly BadgeCheck[] }) {
  const t = useTexts('verify')
  return (
    <ul className={classes.checks}>
      {checks.map((check) => {
        const Icon = ICONS[check.state]
        return (
          <li key={check.name} className={classes.check} data-state={check.state}>
            <Icon className={classes.icon} size={18} stroke={1.8} aria-hidden="true" />
            <span className={classes.name}>{t(`check.${check.name}`)}</span>
            <span className={classes.what}>{sayCheck(check, t)}</span>
            <span className={classes.state}>{t(`state.${check.state}`)}</span>
          </li>
        )
      })}
    </ul>
  )
}

/** What came of a check, in the reader's language; in the hub's own words where it knows more than this version. */
function sayCheck({ code, reason }: BadgeCheck, t: Texts<'verify'>): string {
  return isCheckCode(code) ? t(`code.${code}`) : reason
}
