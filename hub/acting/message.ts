import type { Person } from '../../shared/domain'
import type { Command, CommandResult } from '../../shared/protocol'
import type { HubContext } from '../context'
import { OPEN_STATES } from '../drafts'
import { writeMessage } from '../feed'
import { findGivable, findOperationsSight, type OperationsSight } from '../operations'
import { addDays, ID_TAKEN, judgeAnswer, judgeMessage, NO_MESSAGE, type Sending } from '../policy'
import { type Trx, writeAudit } from '../store'

type Send = Extract<Command, { type: 'message.send' }>
type Answer = Extract<Command, { type: 'message.answer' }>

/** Messages are kept for so long. */
const KEPT_DAYS = 365

/** An admin or a lead writes to people who assess. */
export async function sendMessage(context: HubContext, trx: Trx, person: Person, command: Send): Promise<CommandResult> {
  const { id: commandId, allocationId: id, purpose, subject, words, achievementId, aboutAllocationId } = command
  const toPersonIds = [...new Set(command.toPersonIds)]
  const refusal = judgeMessage({ ...command, toPersonIds }, await findSending(trx, person, command))
  if (refusal) return { id: commandId, ...refusal }
  const at = context.clock()
  const about = { achievement_id: achievementId, allocation_id: aboutAllocationId }
  const isNew = await trx
    .insertInto('messages')
    .values({ id, purpose, from_id: person.id, sent_at: at, subject, words, ...about })
    .onConflict((conflict) => conflict.doNothing())
    .returning('id')
    .executeTakeFirst()
  if (!isNew) return { id: commandId, ...ID_TAKEN }
  const unread = { read_at: null, answer: null, answered_at: null }
  await trx
    .insertInto('message_readers')
    .values(toPersonIds.map((person_id) => ({ message_id: id, person_id, ...unread })))
    .execute()
  await writeAudit(trx, {
    at,
    actor: `person:${person.id}`,
    action: command.type,
    subjectKind: 'message',
    subjectId: id,
    detail: { purpose, achievement: achievementId, allocation: aboutAllocationId, readers: toPersonIds.length },
  })
  await writeMessage(trx, id, [person.id, ...toPersonIds])
  return { id: commandId, status: 'accepted', receipt: null }
}

async function findSending(trx: Trx, person: Person, command: Send): Promise<Sending> {
  const { toPersonIds, achievementId, aboutAllocationId } = command
  const sight = await findOperationsSight(trx, person)
  const readers = await trx
    .selectFrom('people')
    .select(['id', 'roles', 'panels', 'competences'])
    .where('id', 'in', toPersonIds)
    .execute()
  const achievement =
    achievementId === null
      ? undefined
      : await trx.selectFrom('achievements').select('body').where('id', '=', achievementId).executeTakeFirst()
  return {
    person,
    readers,
    achievement: achievement?.body ?? null,
    led: sight.achievements,
    work: aboutAllocationId === null ? null : await findWork(trx, sight, aboutAllocationId),
  }
}

/** Who has work, where whoever asks may give it to others; null where they may not. */
async function findWork(trx: Trx, sight: OperationsSight, allocationId: string): Promise<Sending['work']> {
  const found = await trx
    .selectFrom('allocations')
    .innerJoin('submissions', 'submissions.id', 'allocations.submission_id')
    .select(['submissions.id', 'submissions.achievement_id', 'allocations.assessor_id', 'allocations.state', 'hidden_at'])
    .where('allocations.id', '=', allocationId)
    .executeTakeFirst()
  if (!found || (await findGivable(trx, sight, [found.id])).length === 0) return null
  const isOpen = OPEN_STATES.includes(found.state) && found.hidden_at === null
  return { holderId: isOpen ? found.assessor_id : null, achievementId: found.achievement_id }
}

/** Somebody has opened a message that went to them, or answers it; what they answer last counts. */
export async function answerMessage(context: HubContext, trx: Trx, person: Person, command: Answer): Promise<CommandResult> {
  const { id: commandId, allocationId: id, answer } = command
  const found = await trx
    .selectFrom('message_readers')
    .innerJoin('messages', 'messages.id', 'message_readers.message_id')
    .select(['messages.purpose', 'messages.from_id', 'message_readers.read_at'])
    .where('messages.id', '=', id)
    .where('message_readers.person_id', '=', person.id)
    .forUpdate('message_readers')
    .executeTakeFirst()
  const refusal = found ? judgeAnswer(answer, found.purpose) : NO_MESSAGE
  if (refusal || !found) return { id: commandId, ...(refusal ?? NO_MESSAGE) }
  const at = context.clock()
  await trx
    .updateTable('message_readers')
    .set({ read_at: found.read_at ?? at, ...(answer !== 'read' && { answer, answered_at: at }) })
    .where('message_id', '=', id)
    .where('person_id', '=', person.id)
    .execute()
  await writeAudit(trx, {
    at,
    actor: `person:${person.id}`,
    action: command.type,
    subjectKind: 'message',
    subjectId: id,
    detail: { answer },
  })
  await writeMessage(trx, id, [person.id, found.from_id])
  return { id: commandId, status: 'accepted', receipt: null }
}

/**
 * Forgets one message that was kept for long enough.
 * @returns false where there is none that another hub isn't working on already
 */
export async function dropNextMessage(context: Pick<HubContext, 'clock' | 'db'>): Promise<boolean> {
  return context.db.transaction().execute(async (trx) => {
    const old = await trx
      .selectFrom('messages')
      .select(['id', 'from_id'])
      .where('sent_at', '<=', addDays(context.clock(), -KEPT_DAYS))
      .orderBy('sent_at')
      .limit(1)
      .forUpdate()
      .skipLocked()
      .executeTakeFirst()
    if (!old) return false
    const readers = await trx.selectFrom('message_readers').select('person_id').where('message_id', '=', old.id).execute()
    await trx.deleteFrom('messages').where('id', '=', old.id).execute()
    await writeMessage(trx, old.id, [old.from_id, ...readers.map(({ person_id }) => person_id)], 'remove')
    return true
  })
}
