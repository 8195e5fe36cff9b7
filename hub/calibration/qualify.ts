import { leads, type Person } from '../../shared/domain'
import type { Command, CommandResult } from '../../shared/protocol'
import type { HubContext } from '../context'
import { judgeQualifying, NO_ROUND, reject } from '../policy'
import { giveQualification, withdrawQualification } from '../qualifications'
import type { Trx } from '../store'
import { findToday } from '../today'
import { lockOwnRound } from './rounds'

type Qualify = Extract<Command, { type: 'person.qualify' }>

/** A lead qualifies somebody of the panel for the round's achievement; with a last day that is over they end it. */
export async function qualifyByRound(context: HubContext, trx: Trx, person: Person, command: Qualify): Promise<CommandResult> {
  const { id: commandId, allocationId: roundId, personId, achievementId, until } = command
  const round = await lockOwnRound(trx, person, roundId)
  if (!round) return { id: commandId, ...NO_ROUND }
  const { body: achievement } = await trx
    .selectFrom('achievements')
    .select('body')
    .where('id', '=', round.achievement_id)
    .executeTakeFirstOrThrow()
  if (!leads(person, achievement.policy)) {
    return { id: commandId, ...reject('not-a-lead', 'You don’t lead those who assess this achievement any more.') }
  }
  const member = await trx
    .selectFrom('round_panel')
    .innerJoin('people', 'people.id', 'round_panel.person_id')
    .select('people.roles')
    .where('round_id', '=', roundId)
    .where('person_id', '=', personId)
    .executeTakeFirst()
  const holder = await trx
    .selectFrom('qualifications')
    .select('person_id')
    .where('person_id', '=', personId)
    .where('achievement_id', '=', achievementId)
    .where('ended_at', 'is', null)
    .executeTakeFirst()
  const ends = until !== null && until < (await findToday(context, trx))
  const refusal = judgeQualifying({
    round: { state: round.state, achievementId: round.achievement_id },
    achievementId,
    isOfPanel: member !== undefined,
    isAssessor: member?.roles.includes('assessor') ?? false,
    ends,
    isQualified: holder !== undefined,
  })
  if (refusal) return { id: commandId, ...refusal }
  const actor = `person:${person.id}` as const
  if (ends) await withdrawQualification(context, trx, { personId, achievementId }, actor)
  else await giveQualification(context, trx, { personId, achievementId, until, roundId }, actor)
  return { id: commandId, status: 'accepted', receipt: null }
}
