import { useState } from 'react'
import type { Achievement } from '../../../shared/domain'
import type { OperationsToday } from '../../../shared/protocol'
import type { Figure, KnownReportMail, KnownRule } from '../../store'
import { AlertHistory } from './alert-history'
import classes from './alerts.module.css'
import { RuleDialog } from './rule-dialog'
import { RulesCard } from './rules-card'
import { ScheduleDialog } from './schedule-dialog'
import { SchedulesCard } from './schedules-card'

type Props = {
  figure: Figure<OperationsToday> | undefined
  achievements: readonly Achievement[]
}

/** What is being set: a new one (`null`), or one that is there. */
type Setting = { what: 'rule'; rule: KnownRule | null } | { what: 'mail'; mail: KnownReportMail | null }

/** Alerts, and figures by e-mail. For admins. */
export function AlertsTab({ figure, achievements }: Props) {
  const [setting, setSetting] = useState<Setting | null>(null)
  const today = figure?.answer ?? null
  const close = () => setSetting(null)
  // Not known is no reason to keep anybody from it: the hub says no where it must.
  const sendsMail = today === null || today.sendsMail === true
  const common = { achievements, sendsMail, onDone: close, onClose: close }
  return (
    <div className={classes.tab}>
      <RulesCard achievements={achievements} onSet={(rule) => setSetting({ what: 'rule', rule })} />
      <SchedulesCard achievements={achievements} sendsMail={sendsMail} onSet={(mail) => setSetting({ what: 'mail', mail })} />
      <AlertHistory achievements={achievements} />
      {setting?.what === 'rule' && <RuleDialog rule={setting.rule} today={today} {...common} />}
      {setting?.what === 'mail' && <ScheduleDialog mail={setting.mail} {...common} />}
    </div>
  )
}
