import type { Person } from '../../shared/domain'
import type { Command, CommandResult } from '../../shared/protocol'
import { candidateKey } from '../candidates'
import type { HubContext } from '../context'
import { writeComment } from '../feed'
import { judgeComment, NO_ROUND } from '../policy'
import { PLACES, type RoundRow, type Trx, writeAudit } from '../store'
import { findReaders, roundKey } from '../threads'
import { findRubric, listExemplars, lockRound } from './rounds'

type Comment = Extract<Command, { type: 'round.comment' }>

/** Says something in the thread of a criterion: by the lead of the round, or by a member who may read it. */
export async function commentOnRound(context: HubContext, trx: Trx, person: Person, command: Comment): Promise<CommandResult> {
  const { id: commandId, allocationId: roundId, criterionId, about, words, type } = command
  const round = await lockRound(trx, roundId)
  if (!round) return { id: commandId, ...NO_ROUND }
  const exemplars = await exemplarsFor(trx, round, person)
  const refusal = judgeComment({ criterionId, about }, { exemplars, rubric: await findRubric(trx, round) })
  if (refusal) return { id: commandId, ...refusal }
  const at = context.clock()
  const key = about === null ? await roundKey(context, trx, roundId) : await keyOfExemplar(context, trx, about)
  await trx
    .insertInto('round_comments')
    .values({
      id: commandId,
      round_id: roundId,
      criterion_id: criterionId,
      person_id: person.id,
      about_submission_id: about,
      sealed: context.secrets.sealRecord(PLACES.comment(commandId), key, words),
      written_at: at,
    })
    .execute()
  await writeComment(trx, round, { id: commandId, about })
  const detail = { comment: commandId, criterion: criterionId }
  await writeAudit(trx, { at, actor: `person:${person.id}`, action: type, subjectKind: 'round', subjectId: roundId, detail })
  return { id: commandId, status: 'accepted', receipt: null }
}

/** Exemplars of which this person may speak; null where they may not write in this round's threads. */
async function exemplarsFor(trx: Trx, round: RoundRow, person: Person): Promise<string[] | null> {
  const all = (await listExemplars(trx, round.id)).map(({ submission_id }) => submission_id)
  if (round.lead_id === person.id && person.roles.includes('lead')) return all
  const [reader] = await findReaders(trx, [round.id], person.id)
  return reader ? all.filter((id) => reader.scored.has(id)) : null
}

/** Under the candidate of the copy, so that it goes with them. The copy is locked behind its round, as everybody locks: its key stays. */
async function keyOfExemplar(context: HubContext, trx: Trx, submissionId: string): Promise<Buffer> {
  const { candidate_id } = await trx
    .selectFrom('submissions')
    .select('candidate_id')
    .where('id', '=', submissionId)
    .forUpdate()
    .executeTakeFirstOrThrow()
  return candidateKey(context, trx, candidate_id)
}
