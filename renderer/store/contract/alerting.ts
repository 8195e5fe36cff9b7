import type { Alert, AlertRule, AlertTerms, ReportMail, ReportMailTerms } from '../../../shared/domain'
import type { Acted } from './acting'

/** A rule as the hub has it, with what it is still to hear of. `hub` null: it doesn't know of the rule yet. */
export type KnownRule = { id: string; terms: AlertTerms; hub: AlertRule | null; isWaiting: boolean }
export type KnownReportMail = { id: string; terms: ReportMailTerms; hub: ReportMail | null; isWaiting: boolean }

/** By which rules admins are told how work stands, what they told, and which figures are sent by e-mail. */
export type AlertingStore = {
  /** By name. */
  rules(): Promise<KnownRule[]>
  /** The latest first. */
  alerts(): Promise<Alert[]>
  reportMails(): Promise<KnownReportMail[]>
  /**
   * Sets a rule, or changes it.
   * @param secret what its webhook is signed with from now on; null: as before
   * @param id of a rule that is changed; without one it is a new one
   * @throws ZodError for terms that can't be
   */
  setRule(terms: AlertTerms, secret: string | null, id?: string): Promise<Acted>
  endRule(id: string): Promise<Acted>
  /** @throws ZodError for terms that can't be */
  setReportMail(terms: ReportMailTerms, id?: string): Promise<Acted>
  endReportMail(id: string): Promise<Acted>
  /** Sends one now, once the hub hears of it. */
  sendReportMail(id: string): Promise<Acted>
}
