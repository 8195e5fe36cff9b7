import type { Selectable } from 'kysely'
import type { AlertTerms } from '../../shared/domain'
import type { Measured } from '../../shared/flow'
import type { HubContext } from '../context'
import { writeAlerting } from '../feed'
import { enqueue, type Outgoing } from '../outgoing'
import type { AlertsTable, Trx } from '../store'
import { mailOf } from './mail'

export type AlertRow = Selectable<AlertsTable>
type Told = { measured: Measured; origin: string }

/** Tells of an alert by all the ways of its rule, at first or again. Who looks at the workbench is told by the feed. */
export async function tellAlert(
  context: HubContext,
  trx: Trx,
  { id, terms }: { id: string; terms: AlertTerms },
  alert: AlertRow,
  { measured, origin }: Told,
): Promise<void> {
  const now = context.clock()
  const timesTold = alert.times_told + 1
  const { name: hubName } = await trx.selectFrom('hub').select('name').executeTakeFirstOrThrow()
  const achievement = await trx
    .selectFrom('achievements')
    .select('body')
    .where('id', '=', terms.achievementId ?? '00000000-0000-0000-0000-000000000000')
    .executeTakeFirst()
  const about = {
    achievementName: achievement?.body.name ?? null,
    hubName,
    origin,
    measured,
    timesTold,
    firedAt: alert.fired_at,
    now,
  }
  const mail = mailOf(terms, about, (await trx.selectFrom('hub').select('time_zone').executeTakeFirstOrThrow()).time_zone)
  const json = JSON.stringify({
    event: timesTold === 1 ? 'alert' : 'alert-reminder',
    hub: { name: hubName, origin },
    alert: {
      id: alert.id,
      ruleId: id,
      name: terms.name,
      measure: terms.measure,
      achievementId: terms.achievementId,
      achievementName: about.achievementName,
      over: terms.over,
      value: measured.value,
      n: measured.n,
      firedAt: alert.fired_at.toISOString(),
      toldAt: now.toISOString(),
    },
  })
  const mails = context.sendsMail ? terms.emails : []
  const all: Outgoing[] = mails.map((target) => ({ channel: 'email', target, body: mail }))
  if (terms.webhook !== null) all.push({ channel: 'webhook', target: terms.webhook, body: { kind: 'webhook', json } })
  await enqueue(context, trx, { kind: 'alert-rule', id }, all)
  await trx.updateTable('alerts').set({ told_at: now, times_told: timesTold }).where('id', '=', alert.id).execute()
  await writeAlerting(trx, 'alert', [alert.id])
}
