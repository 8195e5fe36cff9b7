import type { Receipt } from '../../shared/domain'
import type { Command } from '../../shared/protocol'
import { changeAllocation } from '../allocations'
import { noteSeedScored } from '../calibration'
import { candidateKey, keepReason } from '../candidates'
import type { HubContext } from '../context'
import { concludeAssessment, writeReceipt } from '../decisions'
import { writeNewReaders, writeRoundReferences, writeRoundScores } from '../feed'
import { releaseTime, tellDecision } from '../policy'
import { type AllocationRow, PLACES, type RoundRow, type Trx } from '../store'
import type { Locked } from './situation'

type Submit = Extract<Command, { type: 'assessment.submit' }>

/** What a command was sent from. */
export type Device = 'desktop' | 'browser'

/**
 * Stores an assessment with its ratings, draws the consequence (none in a calibration round, nor of a seed), and writes the receipt: all in the command's
 * transaction.
 */
export async function submitAssessment(
  context: HubContext,
  trx: Trx,
  command: Submit,
  locked: Locked,
  from: Device,
): Promise<Receipt> {
  const { allocation, submission, situation } = locked
  const { achievement, now: at } = situation
  const actor = `person:${allocation.assessor_id}` as const
  // In a round nothing follows that could be taken back, and what was said first is what counts.
  const releaseAt = locked.round ? at : releaseTime(at, achievement.policy)
  const key = await candidateKey(context, trx, submission.candidate_id)
  await trx
    .insertInto('assessments')
    .values({
      command_id: command.id,
      allocation_id: allocation.id,
      submission_id: submission.id,
      submission_revision: submission.revision,
      rubric_id: command.assessment.rubricId,
      rubric_version: command.assessment.rubricVersion,
      sealed: context.secrets.sealRecord(PLACES.assessment(command.id), key, command.assessment),
      sealed_notes: context.secrets.sealRecord(PLACES.notes(command.id), key, command.annotations),
      accepted_at: at,
      release_at: releaseAt,
      taken_back_at: null,
    })
    .execute()
  await appendRatings(trx, command, locked)
  const { recommendation, overrideReason } = command.assessment
  const reason = await keepReason(context, trx, submission.candidate_id, overrideReason)
  const detail = { purpose: allocation.purpose, outcome: recommendation, reason }
  await changeAllocation(trx, allocation, { by: 'assessment.submit', actor, at, detail })
  const accepted = { submission, achievement, allocation, commandId: command.id, at, releaseAt, actor }
  if (locked.round) await tellRound(trx, locked.round, allocation)
  if (locked.seed) await noteSeedScored(context, trx, locked.seed, accepted)
  const news = locked.round || locked.seed ? null : await concludeAssessment(context, trx, accepted)
  const receipt: Receipt = {
    commandId: command.id,
    allocationId: allocation.id,
    submissionId: submission.id,
    stage: 'accepted',
    acceptedAt: at.toISOString(),
    releaseAt: releaseAt.toISOString(),
    ...tellDecision(achievement.policy, allocation.task, news),
    handedIn: tellHandedIn(command, from),
  }
  await writeReceipt(trx, allocation.assessor_id, receipt)
  return receipt
}

/** The lead of a round hears of every score; in practice whoever scored may see the reference at once, and the threads once that was the last. */
async function tellRound(trx: Trx, round: RoundRow, allocation: AllocationRow): Promise<void> {
  await writeRoundScores(trx, round, [allocation.id])
  if (allocation.purpose !== 'calibration' || round.mode !== 'practice') return
  await writeRoundReferences(trx, [allocation])
  await writeNewReaders(trx, round.id)
}

/** Said to nobody but the assessor themself: how their other devices learn what this one handed in. */
function tellHandedIn({ assessment, seen }: Submit, from: Device): Receipt['handedIn'] {
  const levels = assessment.scores.flatMap(({ criterionId, levelId }) => (levelId === null ? [] : [[criterionId, levelId]]))
  return {
    from,
    recommendation: assessment.recommendation,
    levels: Object.fromEntries(levels),
    ...(seen !== undefined && { seen }),
  }
}

/** One row for each level given. Amending adds rows; the sequence tells which came first, and reliability uses that one. */
async function appendRatings(trx: Trx, { id, assessment }: Submit, { allocation, submission, situation }: Locked): Promise<void> {
  const given = assessment.scores.flatMap(({ criterionId, levelId }) => (levelId === null ? [] : [{ criterionId, levelId }]))
  if (given.length === 0) return
  const before = await trx
    .selectFrom('ratings')
    .select((expression) => expression.fn.max('sequence').as('sequence'))
    .where('submission_id', '=', submission.id)
    .where('rater_id', '=', allocation.assessor_id)
    .executeTakeFirst()
  const sequence = (before?.sequence ?? 0) + 1
  await trx
    .insertInto('ratings')
    .values(
      given.map(({ criterionId, levelId }) => ({
        purpose: allocation.purpose,
        submission_id: submission.id,
        submission_revision: submission.revision,
        rubric_id: assessment.rubricId,
        rubric_version: assessment.rubricVersion,
        criterion_id: criterionId,
        level_id: levelId,
        rater_id: allocation.assessor_id,
        sequence,
        command_id: id,
        rated_at: situation.now,
      })),
    )
    .execute()
}
