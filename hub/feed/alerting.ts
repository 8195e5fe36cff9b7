import type { Alert, AlertRule, Person, ReportMail } from '../../shared/domain'
// Not by its room's index: what sends writes into the feed.
import { loadTroubles } from '../outgoing/trouble'
import type { Trx } from '../store'
import { writeFeed } from './entries'

type Kind = 'alert-rule' | 'alert' | 'report-mail'
type Reader = Pick<Person, 'roles'>

const isForThem = ({ roles }: Reader, ids: readonly string[]) => ids.length > 0 && roles.includes('admin')

/** Those of these rules that an admin sees, as all; nobody else any. */
export async function loadAlertRules(trx: Trx, reader: Reader, ids: readonly string[]): Promise<Map<string, AlertRule>> {
  if (!isForThem(reader, ids)) return new Map()
  const rows = await trx
    .selectFrom('alert_rules')
    .selectAll()
    .where('id', 'in', [...ids])
    .execute()
  const troubles = await loadTroubles(
    trx,
    rows.map(({ id }) => id),
  )
  return new Map(
    rows.map(({ id, terms, secret, set_at, state, since }): [string, AlertRule] => [
      id,
      {
        id,
        terms,
        isSigned: secret !== null,
        setAt: set_at.toISOString(),
        state,
        since: since.toISOString(),
        lastTrouble: troubles.get(id) ?? null,
      },
    ]),
  )
}

/** The same of what rules told. */
export async function loadAlerts(trx: Trx, reader: Reader, ids: readonly string[]): Promise<Map<string, Alert>> {
  if (!isForThem(reader, ids)) return new Map()
  const rows = await trx
    .selectFrom('alerts')
    .selectAll()
    .where('id', 'in', [...ids])
    .execute()
  return new Map(
    rows.map((row): [string, Alert] => [
      row.id,
      {
        id: row.id,
        ruleId: row.rule_id,
        name: row.name,
        measure: row.measure,
        achievementId: row.achievement_id,
        over: row.threshold,
        firedAt: row.fired_at.toISOString(),
        value: row.value,
        n: row.n,
        clearedAt: row.cleared_at?.toISOString() ?? null,
        toldAt: row.told_at?.toISOString() ?? null,
        timesTold: row.times_told,
        desktop: row.desktop,
      },
    ]),
  )
}

/** The same of figures that are sent by e-mail. */
export async function loadReportMails(trx: Trx, reader: Reader, ids: readonly string[]): Promise<Map<string, ReportMail>> {
  if (!isForThem(reader, ids)) return new Map()
  const rows = await trx
    .selectFrom('report_mails')
    .selectAll()
    .where('id', 'in', [...ids])
    .execute()
  const troubles = await loadTroubles(
    trx,
    rows.map(({ id }) => id),
  )
  return new Map(
    rows.map(({ id, terms, next_at, last_sent_to }): [string, ReportMail] => [
      id,
      { id, terms, nextAt: next_at.toISOString(), lastSentTo: last_sent_to, lastTrouble: troubles.get(id) ?? null },
    ]),
  )
}

/** Has admins look again at these. */
export async function writeAlerting(trx: Trx, kind: Kind, ids: readonly string[], op: 'put' | 'remove' = 'put'): Promise<void> {
  await writeFeed(
    trx,
    ids.map((id) => ({ audience: 'admin', kind, id, op })),
  )
}
