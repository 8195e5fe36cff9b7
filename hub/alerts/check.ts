import { ALERTS_KEPT_DAYS, type AlertRule } from '../../shared/domain'
import { holdsStill, isUnanswerable, type Measured, type OpenCalendar, type Unanswerable } from '../../shared/flow'
import { type HubContext, makeId } from '../context'
import { writeAlerting } from '../feed'
import { isFilled, prepareCalendar } from '../operations'
import { isToTell } from '../policy'
import type { AlertRulesTable, Trx } from '../store'
import { clearAlert } from './clear'
import { measureRules } from './measure'
import { type AlertRow, tellAlert } from './tell'

type Rule = Pick<AlertRulesTable, 'id' | 'state'> & { terms: AlertRule['terms'] }

/** Rules are looked at so often; what they look at is counted in working days. */
const EVERY_MS = 5 * 60_000

/**
 * Looks at every rule, where it is time to: what has come to hold is told, what holds no more is over.
 * @param origin where the hub can be found
 * @returns false where it isn't, or another hub is at it
 */
export async function checkAlerts(context: HubContext, origin: string): Promise<boolean> {
  const calendar = await prepareCalendar(context)
  return context.db.transaction().execute(async (trx) => {
    const now = context.clock()
    const turn = await trx
      .selectFrom('alert_checks')
      .select('only_row')
      .where(({ eb, or }) => or([eb('checked_at', 'is', null), eb('checked_at', '<=', new Date(now.getTime() - EVERY_MS))]))
      .forUpdate()
      .skipLocked()
      .executeTakeFirst()
    if (!turn) return false
    await trx.updateTable('alert_checks').set({ checked_at: now }).execute()
    await dropOld(trx, now)
    const rules = await trx.selectFrom('alert_rules').select(['id', 'state', 'terms']).orderBy('id').forUpdate().execute()
    // Set anew just now: by the next time it is filled in.
    if (rules.length === 0 || !(await isFilled(trx, calendar, calendar.dayOf(now.getTime())))) return true
    const measured = await measureRules(context, trx, rules, calendar)
    for (const rule of rules) await judge(context, trx, rule, measured.get(rule.id) ?? { reason: 'too-few' }, calendar, origin)
    return true
  })
}

async function judge(
  context: HubContext,
  trx: Trx,
  rule: Rule,
  measured: Measured | Unanswerable,
  calendar: OpenCalendar,
  origin: string,
): Promise<void> {
  const now = context.clock()
  const held = await trx
    .selectFrom('alerts')
    .selectAll()
    .where('rule_id', '=', rule.id)
    .where('cleared_at', 'is', null)
    .executeTakeFirst()
  const holds = !isUnanswerable(measured) && holdsStill(measured.value, rule.terms.over, held !== undefined)
  const state = isUnanswerable(measured) ? 'too-little' : holds ? 'firing' : 'quiet'
  if (!holds && held) await clearAlert(context, trx, rule.id)
  if (holds && !isUnanswerable(measured)) {
    const alert = held ?? (await fire(context, trx, rule, measured))
    if (isToTell(rule.terms, alert.told_at, calendar, now)) await tellAlert(context, trx, rule, alert, { measured, origin })
  }
  if (state === rule.state) return
  await trx.updateTable('alert_rules').set({ state, since: now }).where('id', '=', rule.id).execute()
  await writeAlerting(trx, 'alert-rule', [rule.id])
}

async function fire(context: HubContext, trx: Trx, { id: ruleId, terms }: Rule, { value, n }: Measured): Promise<AlertRow> {
  const alert = await trx
    .insertInto('alerts')
    .values({
      id: makeId(context),
      rule_id: ruleId,
      name: terms.name,
      measure: terms.measure,
      achievement_id: terms.achievementId,
      threshold: terms.over,
      fired_at: context.clock(),
      value,
      n,
      cleared_at: null,
      told_at: null,
      times_told: 0,
      desktop: terms.desktop,
    })
    .returningAll()
    .executeTakeFirstOrThrow()
  await writeAlerting(trx, 'alert', [alert.id])
  return alert
}

async function dropOld(trx: Trx, now: Date): Promise<void> {
  const old = await trx
    .deleteFrom('alerts')
    .where('cleared_at', '<', new Date(now.getTime() - ALERTS_KEPT_DAYS * 86_400_000))
    .returning('id')
    .execute()
  await writeAlerting(
    trx,
    'alert',
    old.map(({ id }) => id),
    'remove',
  )
}
