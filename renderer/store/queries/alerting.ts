import { type Alert, type AlertRule, newId, type ReportMail } from '../../../shared/domain'
import { openValue, sealedAs, type StoreContext } from '../context'
import type { AlertingStore, KnownReportMail, KnownRule } from '../contract'
import type { SealedRow } from '../rows'
import { isUnsent } from '../status'
import { endReportMail, endRule, sendReportMail, setReportMail, setRule } from '../writes/alerting'
import { isOfType, openCommand } from './round-asked'

/** How admins are told, and whom figures are sent to. */
export function alertingStore(context: StoreContext): AlertingStore {
  const findRule = async (id: string) => (await openAll(context, 'alertRule', await context.db.alertRules.get(id)))[0] ?? null
  const findMail = async (id: string) => (await openAll(context, 'reportMail', await context.db.reportMails.get(id)))[0] ?? null
  return {
    rules: () => readRules(context),
    alerts: () => readAlerts(context),
    reportMails: () => readReportMails(context),
    setRule: async (terms, secret, id = newId()) => setRule(context, terms, secret, id, await findRule(id)),
    endRule: async (id) => endRule(context, id, await findRule(id)),
    setReportMail: async (terms, id = newId()) => setReportMail(context, terms, id, await findMail(id)),
    endReportMail: async (id) => endReportMail(context, id, await findMail(id)),
    sendReportMail: async (id) => sendReportMail(context, id, await findMail(id)),
  }
}

async function readRules(context: StoreContext): Promise<KnownRule[]> {
  const { db } = context
  const [rows, outbox] = await Promise.all([db.alertRules.toArray(), unsent(context, 'alert.')])
  const known = new Map<string, KnownRule>()
  for (const hub of await openAll(context, 'alertRule', ...rows)) {
    known.set(hub.id, { id: hub.id, terms: hub.terms, hub, isWaiting: false })
  }
  for (const entry of outbox) {
    const { allocationId: id } = entry
    if (isOfType('alert.set')(entry)) {
      const { terms } = await openCommand(context, entry)
      known.set(id, { id, terms, hub: known.get(id)?.hub ?? null, isWaiting: true })
    } else known.delete(id)
  }
  return [...known.values()].sort((a, b) => a.terms.name.localeCompare(b.terms.name) || a.id.localeCompare(b.id))
}

async function readAlerts(context: StoreContext): Promise<Alert[]> {
  const alerts = await openAll(context, 'alert', ...(await context.db.alerts.toArray()))
  return alerts.sort((a, b) => b.firedAt.localeCompare(a.firedAt) || a.id.localeCompare(b.id))
}

async function readReportMails(context: StoreContext): Promise<KnownReportMail[]> {
  const { db } = context
  const [rows, outbox] = await Promise.all([db.reportMails.toArray(), unsent(context, 'report-mail.')])
  const known = new Map<string, KnownReportMail>()
  for (const hub of await openAll(context, 'reportMail', ...rows)) {
    known.set(hub.id, { id: hub.id, terms: hub.terms, hub, isWaiting: false })
  }
  for (const entry of outbox) {
    const { allocationId: id } = entry
    const before = known.get(id)
    if (isOfType('report-mail.set')(entry)) {
      const { terms } = await openCommand(context, entry)
      known.set(id, { id, terms, hub: before?.hub ?? null, isWaiting: true })
    } else if (entry.type === 'report-mail.end') known.delete(id)
    else if (before) known.set(id, { ...before, isWaiting: true })
  }
  return [...known.values()].sort((a, b) => a.id.localeCompare(b.id))
}

function unsent({ db }: StoreContext, prefix: 'alert.' | 'report-mail.') {
  return db.outbox
    .orderBy('position')
    .filter((entry) => entry.type.startsWith(prefix) && isUnsent(entry))
    .toArray()
}

type Kinds = { alertRule: AlertRule; alert: Alert; reportMail: ReportMail }

function openAll<Kind extends keyof Kinds>(
  context: StoreContext,
  kind: Kind,
  ...rows: ((SealedRow & { id: string }) | undefined)[]
): Promise<Kinds[Kind][]> {
  const here = rows.flatMap((row) => row ?? [])
  return Promise.all(
    here.map(({ id, version, sealed }) => {
      const place = sealedAs[kind](id, version)
      return openValue<Kinds[Kind]>(context, place.keyId, place.context, sealed)
    }),
  )
}
