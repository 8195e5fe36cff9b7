import { createHash } from 'node:crypto'
import type { Person, Receipt } from '../../shared/domain'
import type { Command, CommandResult, WorkCommand } from '../../shared/protocol'
import { answerMessage, endAbsence, moveWork, pauseIntake, resumeIntake, sendMessage, setAbsence, setPromise } from '../acting'
import { endAlert, setAlert } from '../alerts'
import { changeAllocation } from '../allocations'
import {
  agreeOnReading,
  closeRound,
  commentOnRound,
  createRound,
  discardCopies,
  handOutReports,
  openRound,
  type PreparedCopy,
  prepareRound,
  qualifyByRound,
  readReport,
} from '../calibration'
import type { HubContext } from '../context'
import { handOverDraft, noteHandedOver } from '../handover'
import { judgeCommand, NOT_ALLOCATED } from '../policy'
import { endByLead, giveByLead } from '../qualifications'
import { endReportMail, sendReportMail, setReportMail } from '../report-mails'
import { lookAgain, lookedAt, publishRubric } from '../rubrics'
import type { Trx } from '../store'
import { claim } from './claim'
import { declareConflict } from './declare-conflict'
import { returnByLead } from './return-decision'
import { giveBack } from './give-back'
import { type Locked, lockSituation } from './situation'
import { type Device, submitAssessment } from './submit'
import { takeBack } from './take-back'

/** Applies one command in a transaction of its own. */
export async function applyCommand(context: HubContext, person: Person, command: Command, from: Device): Promise<CommandResult> {
  const apply = (copies?: readonly PreparedCopy[]) =>
    context.db.transaction().execute((trx) => applyWithin(context, trx, person, command, from, copies))
  if (command.type !== 'round.create') return apply()
  const copies = await prepareRound(context, person, command)
  let result: CommandResult | undefined
  try {
    result = await apply(copies)
    return result
  } finally {
    if (result?.status !== 'accepted') await discardCopies(context, copies)
  }
}

/**
 * Applies one command, once: its id is written first, so that the same command coming in twice at a time waits for the other and then gets
 * the same answer.
 * @param copies for a round: its exemplars, whose files are there already
 */
export async function applyWithin(
  context: HubContext,
  trx: Trx,
  person: Person,
  command: Command,
  from: Device,
  copies: readonly PreparedCopy[] = [],
): Promise<CommandResult> {
  const bodySha256 = createHash('sha256').update(JSON.stringify(command)).digest('hex')
  const isNew = await trx
    .insertInto('commands')
    .values({ id: command.id, person_id: person.id, body_sha256: bodySha256, received_at: context.clock(), result: null })
    .onConflict((conflict) => conflict.doNothing())
    .returning('id')
    .executeTakeFirst()
  if (!isNew) return repeatAnswer(trx, person, command, bodySha256)
  const result = await decide(context, trx, person, command, { from, copies })
  await trx
    .updateTable('commands')
    .set({ result: JSON.stringify(result) })
    .where('id', '=', command.id)
    .execute()
  return result
}

type Along = { from: Device; copies: readonly PreparedCopy[] }

async function decide(
  context: HubContext,
  trx: Trx,
  person: Person,
  command: Command,
  { from, copies }: Along,
): Promise<CommandResult> {
  switch (command.type) {
    case 'submission.claim':
      return claim(context, trx, person, command)
    case 'decision.return':
      return returnByLead(context, trx, person, command)
    case 'round.create':
      return createRound(context, trx, person, command, copies)
    case 'round.open':
      return openRound(context, trx, person, command)
    case 'round.close':
      return closeRound(context, trx, person, command)
    case 'person.qualify':
      return qualifyByRound(context, trx, person, command)
    case 'qualification.give':
      return giveByLead(context, trx, person, command)
    case 'qualification.end':
      return endByLead(context, trx, person, command)
    case 'rubric.publish':
      return publishRubric(context, trx, person, command)
    case 'decision.look-again':
      return lookAgain(context, trx, person, command)
    case 'decision.looked-at':
      return lookedAt(context, trx, person, command)
    case 'round.comment':
      return commentOnRound(context, trx, person, command)
    case 'round.agree':
      return agreeOnReading(context, trx, person, command)
    case 'round.report':
      return handOutReports(context, trx, person, command)
    case 'report.read':
      return readReport(context, trx, person, command)
    case 'work.move':
      return moveWork(context, trx, person, command)
    case 'promise.set':
      return setPromise(context, trx, person, command)
    case 'intake.pause':
      return pauseIntake(context, trx, person, command)
    case 'intake.resume':
      return resumeIntake(context, trx, person, command)
    case 'message.send':
      return sendMessage(context, trx, person, command)
    case 'message.answer':
      return answerMessage(context, trx, person, command)
    case 'absence.set':
      return setAbsence(context, trx, person, command)
    case 'absence.end':
      return endAbsence(context, trx, person, command)
    case 'alert.set':
      return setAlert(context, trx, person, command)
    case 'alert.end':
      return endAlert(context, trx, person, command)
    case 'report-mail.set':
      return setReportMail(context, trx, person, command)
    case 'report-mail.end':
      return endReportMail(context, trx, person, command)
    case 'report-mail.send':
      return sendReportMail(context, trx, person, command)
    default:
      return work(context, trx, person, command, from)
  }
}

async function work(context: HubContext, trx: Trx, person: Person, command: WorkCommand, from: Device): Promise<CommandResult> {
  const locked = await lockSituation(context, trx, person, command)
  if (!locked) return { id: command.id, ...NOT_ALLOCATED }
  const refusal = judgeCommand(command, locked.situation)
  if (refusal) return { id: command.id, ...refusal }
  return { id: command.id, status: 'accepted', receipt: await act(context, trx, command, locked, from) }
}

async function act(context: HubContext, trx: Trx, command: WorkCommand, locked: Locked, device: Device): Promise<Receipt | null> {
  switch (command.type) {
    case 'assessment.submit':
      return submitAssessment(context, trx, command, locked, device)
    case 'decision.take-back':
      return takeBack(context, trx, command, locked)
    case 'draft.hand-over': {
      const { submission, allocation: from, receiver: to, seed, situation } = locked
      if (to) await handOverDraft(context, trx, command, { submission, from, to, at: situation.now })
      // Nobody goes on with a seed, and whoever hands a draft of it over isn't to learn that.
      else if (seed) await noteHandedOver(trx, from, situation.now)
      return null
    }
    case 'allocation.declare-conflict':
      await declareConflict(context, trx, command, locked)
      return null
    case 'allocation.give-back':
      await giveBack(context, trx, command, locked)
      return null
    case 'allocation.begin': {
      const { allocation, situation } = locked
      const cause = { by: command.type, actor: `person:${allocation.assessor_id}`, at: situation.now } as const
      // Begun on another machine already: nothing to change, and nothing wrong.
      if (allocation.state !== 'in-review') await changeAllocation(trx, allocation, cause)
      return null
    }
  }
}

/** The answer that was given before; a refusal stays that refusal. */
async function repeatAnswer(trx: Trx, person: Person, { id }: Command, bodySha256: string): Promise<CommandResult> {
  const before = await trx.selectFrom('commands').selectAll().where('id', '=', id).executeTakeFirstOrThrow()
  if (before.person_id !== person.id || before.body_sha256 !== bodySha256 || before.result === null) {
    return { id, status: 'rejected', code: 'id-reused', message: 'A different command with this id came before.' }
  }
  return before.result.status === 'accepted' ? { id, status: 'duplicate', receipt: before.result.receipt } : before.result
}
