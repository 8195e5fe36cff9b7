import type { Achievement, Person } from '../../shared/domain'
import type { WorkCommand } from '../../shared/protocol'
import { findNext } from '../allocations'
import type { RoundSeed } from '../calibration'
import type { HubContext } from '../context'
import { findReceiver, holdsPart } from '../handover'
import type { Situation } from '../policy'
import type { AllocationRow, RoundRow, SubmissionRow, Trx } from '../store'
import { findToday } from '../today'

/** What a command is about, locked until the transaction ends. */
export type Locked = {
  allocation: AllocationRow
  /** The calibration round that the allocation is a part of; null for live work. */
  round: RoundRow | null
  /** The seed that the submission is; null for live work. To its assessor there is no difference. */
  seed: RoundSeed | null
  submission: SubmissionRow
  /** Who has the work of a hand-over now; undefined where nobody has, and for every other command. */
  receiver: AllocationRow | undefined
  situation: Situation
}

/**
 * Locks the submission (before it the round that it is an exemplar of), then the allocation (everybody locks in this order), and reads what the judgement needs. Null where there is no
 * such allocation.
 */
export async function lockSituation(context: HubContext, trx: Trx, person: Person, command: WorkCommand): Promise<Locked | null> {
  const found = await trx
    .selectFrom('allocations')
    .select(['submission_id', 'round_id'])
    .where('id', '=', command.allocationId)
    .executeTakeFirst()
  if (!found) return null
  // A round before its copies, as everybody locks: it isn't closed while somebody hands in.
  const round = found.round_id === null ? null : await lockRound(trx, found.round_id)
  const submission = await trx
    .selectFrom('submissions')
    .selectAll()
    .where('id', '=', found.submission_id)
    .forUpdate()
    .executeTakeFirstOrThrow()
  const allocation = await trx
    .selectFrom('allocations')
    .selectAll()
    .where('id', '=', command.allocationId)
    .forUpdate()
    .executeTakeFirstOrThrow()
  const { body: achievement } = await trx
    .selectFrom('achievements')
    .select('body')
    .where('id', '=', submission.achievement_id)
    .executeTakeFirstOrThrow()
  // A round goes on by the version that it was set up with, whatever is in force.
  const inForce = round && { rubricId: allocation.rubric_id, rubricVersion: allocation.rubric_version }
  const { rubricId, rubricVersion } = command.basedOn
  const rubric = await trx
    .selectFrom('rubrics')
    .select('body')
    .where('id', '=', rubricId)
    .where('version', '=', rubricVersion)
    .executeTakeFirst()
  const evidence = await trx.selectFrom('evidence').select('id').distinct().where('submission_id', '=', submission.id).execute()
  const seed = allocation.purpose === 'seed' ? await findSeed(trx, allocation.id) : null
  const isHandOver = command.type === 'draft.hand-over'
  // Everybody in a round has the same part, and none is another's.
  const receiver = isHandOver && !round ? await findReceiver(trx, allocation) : undefined
  const situation: Situation = {
    now: context.clock(),
    personId: person.id,
    allocation: { assessorId: allocation.assessor_id, task: allocation.task, state: allocation.state },
    submission: { id: submission.id, state: submission.state, revision: submission.revision },
    achievement: { ...achievement, ...inForce },
    rubric: rubric?.body ?? null,
    round: round && { isOver: round.state === 'closed' || round.closes_on < (await findToday(context, trx)) },
    evidence,
    assessment: command.type === 'decision.take-back' ? await findAssessment(trx, command.submitCommandId, allocation) : null,
    handOver: isHandOver
      ? {
          isDone: allocation.handed_over_at !== null,
          // Live work has somebody else by now.
          isTaken:
            receiver !== undefined || (seed !== null && (await wouldBeTaken(context, trx, submission, allocation, achievement))),
          holdsPart: await holdsPart(trx, allocation),
        }
      : null,
  }
  return { allocation, round, seed, submission, receiver, situation }
}

/** Whether somebody would have a seed by now that left its assessor, if it were live work: that doesn't lapse without anybody else. */
async function wouldBeTaken(
  context: HubContext,
  trx: Trx,
  submission: SubmissionRow,
  { state, assessor_id, due_on: dueOn }: AllocationRow,
  achievement: Achievement,
): Promise<boolean> {
  if (state !== 'returned') return state === 'lapsed'
  return (await findNext(context, trx, { submission, achievement, purpose: 'first', dueOn }, [assessor_id])) !== undefined
}

function lockRound(trx: Trx, id: string): Promise<RoundRow> {
  return trx.selectFrom('rounds').selectAll().where('id', '=', id).forUpdate().executeTakeFirstOrThrow()
}

async function findSeed(trx: Trx, allocationId: string): Promise<RoundSeed> {
  const { lead_id, state, ...seed } = await trx
    .selectFrom('seeds')
    .innerJoin('rounds', 'rounds.id', 'seeds.round_id')
    .selectAll('seeds')
    .select(['rounds.lead_id', 'rounds.state'])
    .where('seeds.allocation_id', '=', allocationId)
    .forUpdate('seeds')
    .executeTakeFirstOrThrow()
  return { ...seed, round: { lead_id, state } }
}

async function findAssessment(trx: Trx, commandId: string, allocation: AllocationRow): Promise<Situation['assessment']> {
  const row = await trx
    .selectFrom('assessments')
    .selectAll()
    .where('command_id', '=', commandId)
    .where('allocation_id', '=', allocation.id)
    .executeTakeFirst()
  if (!row) return null
  const decision = await trx
    .selectFrom('decisions')
    .select('id')
    .where('submission_id', '=', row.submission_id)
    .where('submission_revision', '=', row.submission_revision)
    .where('state', '=', 'final')
    .executeTakeFirst()
  // Once an adjudicator has settled it, the assessments that they settled stand.
  const settled = await trx
    .selectFrom('assessments')
    .innerJoin('allocations', 'allocations.id', 'assessments.allocation_id')
    .select('assessments.command_id')
    .where('assessments.submission_id', '=', row.submission_id)
    .where('assessments.submission_revision', '=', row.submission_revision)
    .where('assessments.taken_back_at', 'is', null)
    .where('allocations.purpose', '=', 'adjudication')
    .where('allocations.id', '!=', allocation.id)
    .executeTakeFirst()
  return {
    releaseAt: row.release_at,
    takenBack: row.taken_back_at !== null,
    decided: decision !== undefined || settled !== undefined,
  }
}
