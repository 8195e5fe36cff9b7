import type { Message } from '../../../shared/domain'
import { openValue, sealedAs, type StoreContext } from '../context'
import type { Messages, ReceivedMessage } from '../contract'
import type { AllocationRow, MessageRow, OutboxRow } from '../rows'
import { isRefused } from '../status'
import { canGiveBack } from '../writes/give-back'
import { openAchievements } from './catalogue'
import { openCommand } from './round-asked'
import { labelWork } from './work-labels'

/** What was written to me, and by me. */
export async function readMessages(context: StoreContext): Promise<Messages> {
  const { db, account } = context
  // All rows before anything is opened: a live query doesn't see what is read after that.
  const [rows, achievementRows, allocations, outbox] = await Promise.all([
    db.messages.toArray(),
    db.achievements.toArray(),
    db.allocations.toCollection().primaryKeys(),
    db.outbox
      .filter(({ type }) => type === 'message.answer' || type === 'allocation.give-back' || type === 'assessment.submit')
      .toArray(),
  ])
  if (rows.length === 0) return { toMe: [], byMe: [], unread: 0 }
  const here = new Set(allocations)
  const messages = await Promise.all(rows.map((row) => openMessage(context, row)))
  const asked = messages.flatMap(({ allocationId }) => (allocationId !== null && here.has(allocationId) ? [allocationId] : []))
  const [achievements, answers, labels, work] = await Promise.all([
    openAchievements(context, achievementRows),
    openAnswers(context, outbox),
    labelWork(context, asked),
    db.allocations.bulkGet(asked),
  ])
  const byId = new Map(work.flatMap((row): [string, AllocationRow][] => (row ? [[row.id, row]] : [])))
  const toMe: ReceivedMessage[] = []
  for (const message of messages) {
    const mine = message.to.find(({ personId }) => personId === account.person.id)
    if (!mine || message.from.personId === account.person.id) continue
    const said = answers.get(message.id)
    const label = labels.get(message.allocationId ?? '')
    const row = byId.get(message.allocationId ?? '')
    const commands = outbox.filter(({ allocationId }) => allocationId === row?.id)
    toMe.push({
      ...message,
      isRead: mine.readAt !== null || said !== undefined,
      answer: said?.answer ?? mine.answer,
      achievement: achievements.get(message.achievementId ?? '') ?? null,
      work: label && row ? { ...label, canGiveBack: canGiveBack(row, commands) } : null,
    })
  }
  const byTime = (a: Message, b: Message) => b.sentAt.localeCompare(a.sentAt) || b.id.localeCompare(a.id)
  return {
    toMe: toMe.sort(byTime),
    byMe: messages.filter(({ from }) => from.personId === account.person.id).sort(byTime),
    unread: toMe.filter(({ isRead }) => !isRead).length,
  }
}

export function openMessage(context: StoreContext, { id, version, sealed }: MessageRow): Promise<Message> {
  const place = sealedAs.message(id, version)
  return openValue<Message>(context, place.keyId, place.context, sealed)
}

/** What I said to each message, where the hub didn't refuse it: whoever answered has opened it. */
async function openAnswers(
  context: StoreContext,
  outbox: readonly OutboxRow[],
): Promise<Map<string, { answer: 'yes' | 'no' | null }>> {
  const answers = new Map<string, { answer: 'yes' | 'no' | null }>()
  for (const entry of outbox) {
    if (entry.type !== 'message.answer' || isRefused(entry) || entry.settled) continue
    const { answer } = await openCommand(context, { ...entry, type: 'message.answer' as const })
    const before = answers.get(entry.allocationId)?.answer ?? null
    answers.set(entry.allocationId, { answer: answer === 'read' ? before : answer })
  }
  return answers
}
