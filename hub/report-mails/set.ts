import type { Person } from '../../shared/domain'
import type { Command, CommandResult } from '../../shared/protocol'
import { findCalendar } from '../calendar'
import type { HubContext } from '../context'
import { writeAlerting } from '../feed'
import { dropWaiting } from '../outgoing'
import { judgeAlerting, judgeEndOfAlerting, judgeSending } from '../policy'
import { type Trx, writeAudit } from '../store'
import { nextSending } from './times'

type Of<Type extends Command['type']> = Extract<Command, { type: Type }>

/** An admin has figures sent by e-mail, or changes how. */
export async function setReportMail(
  context: HubContext,
  trx: Trx,
  person: Person,
  command: Of<'report-mail.set'>,
): Promise<CommandResult> {
  const { id: commandId, allocationId: id, terms } = command
  const before = await findMail(trx, id)
  const { count } = await trx
    .selectFrom('report_mails')
    .select(({ fn }) => fn.countAll<string>().as('count'))
    .executeTakeFirstOrThrow()
  const achievement = await trx
    .selectFrom('achievements')
    .select('id')
    .$if(terms.achievementId !== null, (query) => query.where('id', '=', terms.achievementId ?? ''))
    .executeTakeFirst()
  const refusal = judgeAlerting(terms, {
    person,
    isThere: before !== undefined,
    count: Number(count),
    hasAchievement: terms.achievementId === null || achievement !== undefined,
    sendsMail: context.sendsMail,
  })
  if (refusal) return { id: commandId, ...refusal }
  const [at, actor] = [context.clock(), `person:${person.id}` as const]
  const next_at = nextSending(terms, await findCalendar(trx), at)
  const set = { terms: JSON.stringify(terms), set_at: at, set_by: actor, next_at }
  await trx
    .insertInto('report_mails')
    .values({ id, ...set, asked_at: null, last_sent_to: null })
    .onConflict((conflict) => conflict.column('id').doUpdateSet(set))
    .execute()
  await dropWaiting(trx, { kind: 'report-mail', id }, terms.emails)
  const detail = { achievement: terms.achievementId, receivers: terms.emails.length }
  await writeAudit(trx, { at, actor, action: command.type, subjectKind: 'report-mail', subjectId: id, detail })
  await writeAlerting(trx, 'report-mail', [id])
  return { id: commandId, status: 'accepted', receipt: null }
}

/** An admin has them sent no more; what waits isn't sent either. */
export async function endReportMail(
  context: HubContext,
  trx: Trx,
  person: Person,
  command: Of<'report-mail.end'>,
): Promise<CommandResult> {
  const { id: commandId, allocationId: id } = command
  const refusal = judgeEndOfAlerting({ person, isThere: (await findMail(trx, id)) !== undefined })
  if (refusal) return { id: commandId, ...refusal }
  await dropWaiting(trx, { kind: 'report-mail', id })
  await trx.deleteFrom('report_mails').where('id', '=', id).execute()
  await note(context, trx, person, command)
  await writeAlerting(trx, 'report-mail', [id], 'remove')
  return { id: commandId, status: 'accepted', receipt: null }
}

/** An admin has one sent out of turn; the next one comes when it would. */
export async function sendReportMail(
  context: HubContext,
  trx: Trx,
  person: Person,
  command: Of<'report-mail.send'>,
): Promise<CommandResult> {
  const { id: commandId, allocationId: id } = command
  const isThere = (await findMail(trx, id)) !== undefined
  const refusal = judgeSending({ person, isThere, sendsMail: context.sendsMail })
  if (refusal) return { id: commandId, ...refusal }
  await trx.updateTable('report_mails').set({ asked_at: context.clock() }).where('id', '=', id).execute()
  await note(context, trx, person, command)
  return { id: commandId, status: 'accepted', receipt: null }
}

async function note({ clock }: HubContext, trx: Trx, { id: personId }: Person, { type, allocationId }: Command): Promise<void> {
  const actor = `person:${personId}` as const
  await writeAudit(trx, { at: clock(), actor, action: type, subjectKind: 'report-mail', subjectId: allocationId })
}

/** Locked, so that of two who change it at once the second one meets what the first one did. */
function findMail(trx: Trx, id: string) {
  return trx.selectFrom('report_mails').select('id').where('id', '=', id).forUpdate().executeTakeFirst()
}
