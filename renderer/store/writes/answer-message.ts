import type { StoreContext } from '../context'
import type { Acted } from '../contract'
import { openMessage } from '../queries/messages'
import { openCommand } from '../queries/round-asked'
import { isRefused } from '../status'
import { ask } from './acting'

/** Notes that I opened a message to me, or answers it: once, from whichever of my windows. */
export async function answerMessage(context: StoreContext, messageId: string, answer: 'read' | 'yes' | 'no'): Promise<Acted> {
  const { db } = context
  const row = await db.messages.get(messageId)
  if (!row) return []
  const { from, to, subject, achievementId } = await openMessage(context, row)
  const mine = to.find(({ personId }) => personId === context.account.person.id)
  if (!mine || from.personId === mine.personId || (answer === 'read' ? mine.readAt !== null : mine.answer === answer)) return []
  const last = await lastAnswer(context, messageId, answer === 'read')
  if (last === answer) return []
  const wish = { type: 'message.answer', allocationId: messageId, answer } as const
  return ask(context, [{ wish, back: null, about: { name: subject, achievementId } }])
}

/** What I said to it last that the hub didn't refuse, as far as it is kept here. @param evenRead also that I opened it */
async function lastAnswer(context: StoreContext, messageId: string, evenRead: boolean): Promise<string | undefined> {
  const sent = await context.db.outbox
    .where('allocationId')
    .equals(messageId)
    .filter((entry) => entry.type === 'message.answer' && !isRefused(entry) && !entry.settled)
    .toArray()
  const answers = await Promise.all(sent.map((entry) => openCommand(context, { ...entry, type: 'message.answer' as const })))
  // Whoever answered has opened it.
  if (evenRead) return answers.length > 0 ? 'read' : undefined
  return answers.findLast(({ answer }) => answer !== 'read')?.answer
}
