import type { Person } from '../../shared/domain'
import type { Command, CommandResult } from '../../shared/protocol'
import type { HubContext } from '../context'
import { judgeEnding, judgeGiving, type Qualifying } from '../policy'
import type { Trx } from '../store'
import { findToday } from '../today'
import { withdrawQualification } from './end'
import { giveQualification } from './give'
import type { Holder } from './tell'

type Give = Extract<Command, { type: 'qualification.give' }>
type End = Extract<Command, { type: 'qualification.end' }>

/** A lead qualifies somebody for an achievement whose assessors they lead, or until another day. */
export async function giveByLead(context: HubContext, trx: Trx, person: Person, command: Give): Promise<CommandResult> {
  const { id: commandId, personId, achievementId, until, reason } = command
  const refusal = judgeGiving(await findQualifying(context, trx, person, command), until)
  if (refusal) return { id: commandId, ...refusal }
  await giveQualification(context, trx, { personId, achievementId, until, reason }, `person:${person.id}`)
  return { id: commandId, status: 'accepted', receipt: null }
}

/** A lead ends what somebody is qualified for. Work that they have stays theirs. */
export async function endByLead(context: HubContext, trx: Trx, person: Person, command: End): Promise<CommandResult> {
  const { id: commandId, personId, achievementId, reason } = command
  const refusal = judgeEnding(await findQualifying(context, trx, person, command))
  if (refusal) return { id: commandId, ...refusal }
  await withdrawQualification(context, trx, { personId, achievementId }, `person:${person.id}`, reason)
  return { id: commandId, status: 'accepted', receipt: null }
}

async function findQualifying(
  context: HubContext,
  trx: Trx,
  lead: Person,
  { personId, achievementId }: Holder,
): Promise<Qualifying> {
  const achievement = await trx.selectFrom('achievements').select('body').where('id', '=', achievementId).executeTakeFirst()
  const holder = await trx.selectFrom('people').select('roles').where('id', '=', personId).executeTakeFirst()
  // Locked, so that of two leads who end it at once the second one meets what the first one did.
  const qualified = await trx
    .selectFrom('qualifications')
    .select('id')
    .where('person_id', '=', personId)
    .where('achievement_id', '=', achievementId)
    .where('ended_at', 'is', null)
    .forUpdate()
    .executeTakeFirst()
  return {
    lead,
    achievement: achievement?.body ?? null,
    personId,
    roles: holder?.roles ?? null,
    isQualified: qualified !== undefined,
    today: await findToday(context, trx),
  }
}
