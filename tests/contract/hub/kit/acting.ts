import { newCommandId, newId } from '../../../../shared/domain'
import { type Command, type ReceiversAnswer, ROUTES } from '../../../../shared/protocol'
import type { Client } from './client'
import { idOf, PEOPLE, rubricOf } from './package'

type Who = keyof typeof PEOPLE
type Of<Type extends Command['type']> = Extract<Command, { type: Type }>

const base = (allocationId: string, submissionRevision = 1) => ({
  id: newCommandId(),
  schemaVersion: 1 as const,
  allocationId,
  actedAt: '2026-11-02T11:59:00.000Z',
  basedOn: { allocationRevision: 1, submissionRevision, rubricId: rubricOf('solo').id, rubricVersion: 1 },
})

/** Work of this name that somebody has, or (`allocationId` absent) that nobody has, to somebody or to whom policy chooses. */
export function moveWork(name: string, allocationId: string | undefined, to: Who | null, revision = 1): Of<'work.move'> {
  const submissionId = idOf(`submission-${name}`)
  const toPersonId = to && PEOPLE[to].id
  return { ...base(allocationId ?? submissionId, revision), type: 'work.move', submissionId, toPersonId, reason: 'It is late.' }
}

export const giveBack = (allocationId: string, reason = ''): Of<'allocation.give-back'> => ({
  ...base(allocationId),
  type: 'allocation.give-back',
  reason,
})

export function setPromise(achievement: string, promiseWorkingDays: number): Of<'promise.set'> {
  const achievementId = idOf(achievement)
  return { ...base(achievementId), type: 'promise.set', achievementId, promiseWorkingDays, reason: 'Many came.' }
}

export function pauseIntake(achievement: string, until: string | null): Of<'intake.pause'> {
  const achievementId = idOf(achievement)
  return { ...base(achievementId), type: 'intake.pause', achievementId, until, reason: '' }
}

export function resumeIntake(achievement: string): Of<'intake.resume'> {
  const achievementId = idOf(achievement)
  return { ...base(achievementId), type: 'intake.resume', achievementId, reason: '' }
}

export const sendMessage = (to: readonly Who[], change: Partial<Of<'message.send'>> = {}): Of<'message.send'> => ({
  ...base(newId()),
  type: 'message.send',
  purpose: 'message',
  toPersonIds: to.map((who) => PEOPLE[who].id),
  subject: 'About the queue',
  words: 'Much waits; **please** look.',
  achievementId: null,
  aboutAllocationId: null,
  ...change,
})

export const answerMessage = (id: string, answer: 'read' | 'yes' | 'no'): Of<'message.answer'> => ({
  ...base(id),
  type: 'message.answer',
  answer,
})

export const setAbsence = (who: Who, from: string, until: string | null, id: string = newId()): Of<'absence.set'> => ({
  ...base(id),
  type: 'absence.set',
  personId: PEOPLE[who].id,
  from,
  until,
})

export const endAbsence = (who: Who, id: string): Of<'absence.end'> => ({
  ...base(id),
  type: 'absence.end',
  personId: PEOPLE[who].id,
})

/** To whom work of these names could go. */
export async function receivers(client: Client, ...names: string[]): Promise<ReceiversAnswer['work']> {
  const submissionIds = names.map((name) => idOf(`submission-${name}`))
  const { body } = await client.post(ROUTES.operationsReceivers, { submissionIds })
  return (body as ReceiversAnswer).work
}
