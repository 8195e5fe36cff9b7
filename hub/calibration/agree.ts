import type { Person } from '../../shared/domain'
import type { Command, CommandResult } from '../../shared/protocol'
import type { HubContext } from '../context'
import { writeReadings } from '../feed'
import { judgeReading, NO_ROUND } from '../policy'
import { PLACES, type Trx, writeAudit } from '../store'
import { roundKey } from '../threads'
import { findRubric, lockOwnRound } from './rounds'

type Agree = Extract<Command, { type: 'round.agree' }>

/** The lead of a round says how a criterion is read from now on, or that what was agreed holds no more. */
export async function agreeOnReading(context: HubContext, trx: Trx, person: Person, command: Agree): Promise<CommandResult> {
  const { id: commandId, allocationId: roundId, criterionId, words, type } = command
  const round = await lockOwnRound(trx, person, roundId)
  if (!round) return { id: commandId, ...NO_ROUND }
  const before = await trx
    .selectFrom('round_readings')
    .select('id')
    .where('round_id', '=', roundId)
    .where('criterion_id', '=', criterionId)
    .where('ended_at', 'is', null)
    .executeTakeFirst()
  const known = { rubric: await findRubric(trx, round), isAgreed: before !== undefined }
  const refusal = judgeReading({ criterionId, words }, known)
  if (refusal) return { id: commandId, ...refusal }
  const at = context.clock()
  if (before) {
    const ended = { ended_at: at, ended_by: words === null ? 'withdrawn' : 'replaced' } as const
    await trx.updateTable('round_readings').set(ended).where('id', '=', before.id).execute()
  }
  if (words !== null) {
    const sealed = context.secrets.sealRecord(PLACES.reading(commandId), await roundKey(context, trx, roundId), words)
    const reading = { id: commandId, round_id: roundId, criterion_id: criterionId, sealed, agreed_at: at }
    await trx
      .insertInto('round_readings')
      .values({ ...reading, ended_at: null, ended_by: null })
      .execute()
  }
  await writeReadings(trx, round, [...(before ? [before.id] : []), ...(words === null ? [] : [commandId])])
  const detail = { criterion: criterionId, reading: words === null ? null : commandId, before: before?.id ?? null }
  await writeAudit(trx, { at, actor: `person:${person.id}`, action: type, subjectKind: 'round', subjectId: roundId, detail })
  return { id: commandId, status: 'accepted', receipt: null }
}
