import type { AssayDatabase } from '../database'
import type { AbsenceRow, MessageRow } from '../rows'

/** Beside those that a page needs anyway. */
export function actingTables(db: AssayDatabase) {
  return [db.messages, db.absences]
}

/** Within the page's transaction. */
export async function putActing(db: AssayDatabase, rows: { messages: MessageRow[]; absences: AbsenceRow[] }): Promise<void> {
  await db.messages.bulkPut(rows.messages)
  await db.absences.bulkPut(rows.absences)
}

/** Within the page's transaction. What I answered to a message that is gone needn't be heard of any more. */
export async function removeActing(db: AssayDatabase, kind: 'message' | 'absence', id: string): Promise<void> {
  if (kind === 'absence') {
    await db.absences.delete(id)
    return
  }
  await db.messages.delete(id)
  const isAnswered = ({ type, state }: { type: string; state: string }) => type === 'message.answer' && state !== 'waiting'
  await db.outbox.where('allocationId').equals(id).filter(isAnswered).modify({ settled: true })
}
