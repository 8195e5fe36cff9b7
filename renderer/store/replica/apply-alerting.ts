import type { AssayDatabase } from '../database'
import type { AlertRow, AlertRuleRow, ReportMailRow } from '../rows'
import type { Remove } from './collapse'

type Rows = { alertRules: AlertRuleRow[]; alerts: AlertRow[]; reportMails: ReportMailRow[] }
type Kind = Extract<Remove['kind'], 'alert-rule' | 'alert' | 'report-mail'>

/** Beside those that a page needs anyway. */
export function alertingTables(db: AssayDatabase) {
  return [db.alertRules, db.alerts, db.reportMails]
}

export function isOfAlerting(kind: Remove['kind']): kind is Kind {
  return kind === 'alert-rule' || kind === 'alert' || kind === 'report-mail'
}

/** Within the page's transaction. */
export async function putAlerting(db: AssayDatabase, rows: Rows): Promise<void> {
  await db.alertRules.bulkPut(rows.alertRules)
  await db.alerts.bulkPut(rows.alerts)
  await db.reportMails.bulkPut(rows.reportMails)
}

/** Within the page's transaction. */
export async function removeAlerting(db: AssayDatabase, kind: Kind, id: string): Promise<void> {
  const tables = { 'alert-rule': db.alertRules, alert: db.alerts, 'report-mail': db.reportMails }
  await tables[kind].delete(id)
}
