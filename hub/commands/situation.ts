import type { Person } from '../../shared/domain'
import type { WorkCommand } from '../../shared/protocol'
import type { HubContext } from '../context'
import { findReceiver, holdsPart } from '../handover'
import type { Situation } from '../policy'
import type { AllocationRow, SubmissionRow, Trx } from '../store'

/** What a command is about, locked until the transaction ends. */
export type Locked = {
  allocation: AllocationRow
  submission: SubmissionRow
  /** Who has the work of a hand-over now; undefined where nobody has, and for every other command. */
  receiver: AllocationRow | undefined
  situation: Situation
}

/**
 * Locks the submission, then the allocation (everybody locks in this order), and reads what the judgement needs. Null where there is no
 * such allocation.
 */
export async function lockSituation(context: HubContext, trx: Trx, person: Person, command: WorkCommand): Promise<Locked | null> {
  const found = await trx
    .selectFrom('allocations')
    .select('submission_id')
    .where('id', '=', command.allocationId)
    .executeTakeFirst()
  if (!found) return null
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
  const { rubricId, rubricVersion } = command.basedOn
  const rubric = await trx
    .selectFrom('rubrics')
    .select('body')
    .where('id', '=', rubricId)
    .where('version', '=', rubricVersion)
    .executeTakeFirst()
  const evidence = await trx.selectFrom('evidence').select('id').distinct().where('submission_id', '=', submission.id).execute()
  const isHandOver = command.type === 'draft.hand-over'
  const receiver = isHandOver ? await findReceiver(trx, allocation) : undefined
  const situation: Situation = {
    now: context.clock(),
    personId: person.id,
    allocation: { assessorId: allocation.assessor_id, task: allocation.task, state: allocation.state },
    submission: { id: submission.id, state: submission.state, revision: submission.revision },
    achievement,
    rubric: rubric?.body ?? null,
    evidence,
    assessment: command.type === 'decision.take-back' ? await findAssessment(trx, command.submitCommandId, allocation) : null,
    handOver: isHandOver
      ? {
          isDone: allocation.handed_over_at !== null,
          isTaken: receiver !== undefined,
          holdsPart: await holdsPart(trx, allocation),
        }
      : null,
  }
  return { allocation, submission, receiver, situation }
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
