import type { ColumnType } from 'kysely'
import type { AlertChannel, AlertMeasure, AlertRule, AlertTerms, ReportMailTerms } from '../../../shared/domain'
import type { Json } from './columns'

export type AlertRulesTable = {
  id: string
  terms: Json<AlertTerms>
  /** What its webhook is signed with, sealed; null: it isn't. */
  secret: Uint8Array | null
  set_at: Date
  /** An `Actor`. */
  set_by: string
  state: AlertRule['state']
  since: Date
}

/** That a rule came to hold, as the rule was then; kept for a while after it was over. */
export type AlertsTable = {
  id: string
  /** Of a rule that may have been ended since. */
  rule_id: string
  name: string
  measure: AlertMeasure
  achievement_id: string | null
  threshold: number
  fired_at: Date
  value: number
  n: number
  cleared_at: Date | null
  told_at: Date | null
  times_told: number
  desktop: boolean
}

/** When rules were looked at last; one row. Null: they are to be now. */
export type AlertChecksTable = { only_row: ColumnType<boolean, never, never>; checked_at: Date | null }

export type ReportMailsTable = {
  id: string
  terms: Json<ReportMailTerms>
  set_at: Date
  /** An `Actor`. */
  set_by: string
  next_at: Date
  /** Since when one is asked for out of turn; null: none is. */
  asked_at: Date | null
  /** Last calendar date of what was sent last. */
  last_sent_to: string | null
}

/** What an e-mail says, or a webhook's body. */
export type OutgoingBody =
  | {
      kind: 'email'
      subject: string
      text: string
      html: string
      attachments: { filename: string; contentType: string; content: string }[]
    }
  | { kind: 'webhook'; json: string }

/** What is still to be sent, to one receiver each; gone once it is. */
export type OutgoingTable = {
  id: string
  of_kind: 'alert-rule' | 'report-mail'
  /** The rule or the schedule. */
  of_id: string
  channel: AlertChannel
  /** An address. */
  target: string
  body: Json<OutgoingBody>
  made_at: Date
  attempts: number
  try_after: Date
  /** When it was tried last, and why it couldn't be sent. */
  tried_at: Date | null
  code: string | null
}

export type AlertTables = {
  alert_rules: AlertRulesTable
  alerts: AlertsTable
  alert_checks: AlertChecksTable
  report_mails: ReportMailsTable
  outgoing: OutgoingTable
}
