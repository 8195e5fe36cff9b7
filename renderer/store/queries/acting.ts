import { newId } from '../../../shared/domain'
import type { StoreContext } from '../context'
import type { ActingAsked, ActingStore, ActingType } from '../contract'
import type { OutboxRow } from '../rows'
import { isActing, isRefused, isUnsent } from '../status'
import { endAbsence, moveWork, sendMessage, setAbsence, setIntake, setPromise } from '../writes/acting'
import { answerMessage } from '../writes/answer-message'
import { giveBack, keepAfterAll } from '../writes/give-back'
import { settleActing, undoActing } from '../writes/undo-acting'
import { findAbsence, readAbsences } from './absences'
import { openRefusal } from './desk'
import { readMessages } from './messages'
import { openCommand } from './round-asked'
import { labelKept } from './work-labels'

/** How those who run an assessment act, and how those who assess answer. */
export function actingStore(context: StoreContext): ActingStore {
  return {
    moveWork: (moves, reason) => moveWork(context, moves, reason),
    setPromise: (achievementId, days, reason) => setPromise(context, achievementId, days, reason),
    pauseIntake: (achievementId, until, reason) => setIntake(context, achievementId, { until }, reason),
    resumeIntake: (achievementId, reason) => setIntake(context, achievementId, null, reason),
    send: (message) => sendMessage(context, message),
    answer: (messageId, answer) => answerMessage(context, messageId, answer),
    setAbsence: async (whom, dates, id = newId()) => setAbsence(context, whom, dates, id, await findAbsence(context, id)),
    endAbsence: async (whom, id) => endAbsence(context, whom, id, await findAbsence(context, id)),
    undo: (acted, reason) => undoActing(context, acted, reason),
    asked: () => readAsked(context),
    settle: (commandIds) => settleActing(context, commandIds),
    messages: () => readMessages(context),
    absences: () => readAbsences(context),
    giveBack: (allocationId, reason) => giveBack(context, allocationId, reason),
    keepAfterAll: (allocationId) => keepAfterAll(context, allocationId),
  }
}

async function readAsked(context: StoreContext): Promise<ActingAsked[]> {
  const isStanding = (entry: OutboxRow): entry is OutboxRow & { type: ActingType } =>
    isActing(entry.type) && (isUnsent(entry) || isRefused(entry))
  const entries = (await context.db.outbox.toArray()).filter(isStanding)
  const labels = await labelKept(
    context,
    entries.map(({ allocationId }) => allocationId),
  )
  const asked = await Promise.all(
    entries.map(async (entry): Promise<ActingAsked | null> => {
      const { id, schemaVersion: _version, actedAt, basedOn: _basedOn, ...wish } = await openCommand(context, entry)
      // That I opened a message is told to its sender where that can be; nobody need hear that it couldn't.
      if (wish.type === 'message.answer' && wish.answer === 'read') return null
      const common = { commandId: id, wish, about: labels.get(entry.allocationId) ?? null, at: actedAt }
      if (!isRefused(entry)) return { ...common, state: 'waiting' }
      const refusal = await openRefusal(context, entry)
      return { ...common, state: 'refused', code: entry.code ?? '', words: refusal?.message ?? '' }
    }),
  )
  return asked.flatMap((one) => one ?? []).reverse()
}
