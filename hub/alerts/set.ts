import type { AlertTerms, Person } from '../../shared/domain'
import type { Command, CommandResult } from '../../shared/protocol'
import type { HubContext } from '../context'
import { writeAlerting } from '../feed'
import { dropWaiting } from '../outgoing'
import { judgeAlerting, judgeEndOfAlerting } from '../policy'
import { type Trx, writeAudit } from '../store'
import { clearAlert } from './clear'

type SetAlert = Extract<Command, { type: 'alert.set' }>
type EndAlert = Extract<Command, { type: 'alert.end' }>

/** An admin sets a rule, or changes it. It is looked at anew soon; what it told of what it no longer looks at is over. */
export async function setAlert(context: HubContext, trx: Trx, person: Person, command: SetAlert): Promise<CommandResult> {
  const { id: commandId, allocationId: id, terms, secret } = command
  const before = await trx.selectFrom('alert_rules').selectAll().where('id', '=', id).forUpdate().executeTakeFirst()
  const refusal = judgeAlerting(terms, {
    person,
    isThere: before !== undefined,
    count: await countRules(trx),
    hasAchievement: await hasAchievement(trx, terms.achievementId),
    sendsMail: context.sendsMail,
  })
  if (refusal) return { id: commandId, ...refusal }
  const [at, actor] = [context.clock(), `person:${person.id}` as const]
  const isSame = before !== undefined && looksAtSame(before.terms, terms)
  const set = {
    terms: JSON.stringify(terms),
    set_at: at,
    set_by: actor,
    secret: secret === null ? (before?.secret ?? null) : context.secrets.sealWebhookSecret(id, secret),
    ...(!isSame && { state: 'new' as const, since: at }),
  }
  await trx
    .insertInto('alert_rules')
    .values({ id, state: 'new', since: at, ...set })
    .onConflict((conflict) => conflict.column('id').doUpdateSet(set))
    .execute()
  if (!isSame) await clearAlert(context, trx, id)
  await dropWaiting(trx, { kind: 'alert-rule', id }, receiversOf(terms))
  await trx.updateTable('alert_checks').set({ checked_at: null }).execute()
  const detail = { measure: terms.measure, over: terms.over, achievement: terms.achievementId }
  await writeAudit(trx, { at, actor, action: command.type, subjectKind: 'alert-rule', subjectId: id, detail })
  await writeAlerting(trx, 'alert-rule', [id])
  return { id: commandId, status: 'accepted', receipt: null }
}

/** An admin ends a rule. What it told stays for a while, and what holds is over. */
export async function endAlert(context: HubContext, trx: Trx, person: Person, command: EndAlert): Promise<CommandResult> {
  const { id: commandId, allocationId: id } = command
  const rule = await trx.selectFrom('alert_rules').select('id').where('id', '=', id).forUpdate().executeTakeFirst()
  const refusal = judgeEndOfAlerting({ person, isThere: rule !== undefined })
  if (refusal) return { id: commandId, ...refusal }
  await clearAlert(context, trx, id)
  await dropWaiting(trx, { kind: 'alert-rule', id })
  await trx.deleteFrom('alert_rules').where('id', '=', id).execute()
  const [at, actor] = [context.clock(), `person:${person.id}` as const]
  await writeAudit(trx, { at, actor, action: command.type, subjectKind: 'alert-rule', subjectId: id })
  await writeAlerting(trx, 'alert-rule', [id], 'remove')
  return { id: commandId, status: 'accepted', receipt: null }
}

/** Whether what is looked at is the same: only then an alert goes on. */
function looksAtSame(one: AlertTerms, other: AlertTerms): boolean {
  return one.measure === other.measure && one.achievementId === other.achievementId && one.over === other.over
}

function receiversOf({ emails, webhook }: AlertTerms): string[] {
  return webhook === null ? emails : [...emails, webhook]
}

async function countRules(trx: Trx): Promise<number> {
  const { count } = await trx
    .selectFrom('alert_rules')
    .select(({ fn }) => fn.countAll<string>().as('count'))
    .executeTakeFirstOrThrow()
  return Number(count)
}

async function hasAchievement(trx: Trx, id: string | null): Promise<boolean> {
  if (id === null) return true
  return (await trx.selectFrom('achievements').select('id').where('id', '=', id).executeTakeFirst()) !== undefined
}
