import type { Message, Person } from '../../shared/domain'
import { findGivable, findOperationsSight } from '../operations/sight'
import type { Trx } from '../store'
import { writeFeed } from './entries'

/** Those of these messages that this person wrote, with everybody to whom they went, or that went to them, without anybody else. */
export async function loadMessages(trx: Trx, reader: Person, ids: readonly string[]): Promise<Map<string, Message>> {
  if (ids.length === 0) return new Map()
  const rows = await trx
    .selectFrom('messages')
    .innerJoin('people', 'people.id', 'messages.from_id')
    .leftJoin('allocations', 'allocations.id', 'messages.allocation_id')
    .selectAll('messages')
    .select(['people.name as from_name', 'allocations.submission_id'])
    .where('messages.id', 'in', [...ids])
    .execute()
  const readers = await trx
    .selectFrom('message_readers')
    .innerJoin('people', 'people.id', 'message_readers.person_id')
    .selectAll('message_readers')
    .select('people.name')
    .where('message_id', 'in', [...ids])
    .orderBy('people.name')
    .orderBy('people.id')
    .execute()
  const written = rows.filter(({ from_id }) => from_id === reader.id)
  const asked = await findGivable(
    trx,
    await findOperationsSight(trx, reader),
    written.flatMap(({ submission_id }) => submission_id ?? []),
  )
  return new Map(
    rows.flatMap((row): [string, Message][] => {
      const isWriter = row.from_id === reader.id
      const to = readers.filter(({ message_id, person_id }) => message_id === row.id && (isWriter || person_id === reader.id))
      if (to.length === 0) return []
      const maySee = !isWriter || (row.submission_id !== null && asked.includes(row.submission_id))
      const message: Message = {
        id: row.id,
        purpose: row.purpose,
        from: { personId: row.from_id, name: row.from_name },
        sentAt: row.sent_at.toISOString(),
        subject: row.subject,
        words: row.words,
        achievementId: row.achievement_id,
        allocationId: maySee ? row.allocation_id : null,
        to: to.map(({ person_id, name, read_at, answer }) => ({
          personId: person_id,
          name,
          readAt: read_at?.toISOString() ?? null,
          answer,
        })),
      }
      return [[row.id, message]]
    }),
  )
}

/** Has these people look again at a message. */
export async function writeMessage(trx: Trx, id: string, people: readonly string[], op: 'put' | 'remove' = 'put'): Promise<void> {
  await writeFeed(
    trx,
    people.map((person) => ({ audience: `user:${person}`, kind: 'message', id, op })),
  )
}
