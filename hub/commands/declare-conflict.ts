import type { Interest } from '../../shared/domain'
import type { Command } from '../../shared/protocol'
import { hideAllocation } from '../allocations'
import { keepReason } from '../candidates'
import { takeOut } from '../calibration'
import type { HubContext } from '../context'
import { writeNewReaders, writePastDecisionsGone } from '../feed'
import type { Trx } from '../store'
import { passOn } from './pass-on'
import type { Locked } from './situation'

type DeclareConflict = Extract<Command, { type: 'allocation.declare-conflict' }>

/** Takes the work from somebody who mayn't judge it, for good, and gives it to whoever may. */
export async function declareConflict(context: HubContext, trx: Trx, command: DeclareConflict, locked: Locked): Promise<void> {
  const { allocation, submission, situation } = locked
  const { now: at } = situation
  const { type, interest, words } = command
  const { candidate_id } = submission
  await noteInterest(trx, allocation.assessor_id, candidate_id, interest, at)
  const reason = await keepReason(context, trx, candidate_id, words)
  const cause = { by: type, actor: `person:${allocation.assessor_id}`, at, detail: { interest, reason } } as const
  await hideAllocation(trx, allocation, cause, 'conflict')
  await lookAgain(trx, allocation.assessor_id, candidate_id)
  if (locked.round || locked.seed) return leaveExemplar(trx, locked, interest)
  await passOn(context, trx, locked, type)
}

async function noteInterest(trx: Trx, personId: string, candidateId: string, interest: Interest, at: Date): Promise<void> {
  await trx
    .insertInto('interests')
    .values({ person_id: personId, candidate_id: candidateId, interest, declared_at: at })
    .onConflict((conflict) => conflict.doNothing())
    .execute()
}

/** Decisions about this candidate's work are nothing for whoever looked back at them until now. */
async function lookAgain(trx: Trx, personId: string, candidateId: string): Promise<void> {
  const rows = await trx.selectFrom('submissions').select('id').where('candidate_id', '=', candidateId).execute()
  await writePastDecisionsGone(
    trx,
    rows.map(({ id }) => id),
    { to: personId },
  )
}

/**
 * A copy is of a candidate who is nobody: the interest is in whose work it was made of. Nobody else gets this person's part; without whoever
 * was to set the reference the exemplar leaves its round, which hasn't been opened then.
 */
async function leaveExemplar(trx: Trx, { allocation, round, submission, situation }: Locked, interest: Interest): Promise<void> {
  const source = await trx
    .selectFrom('copies')
    .innerJoin('submissions', 'submissions.id', 'copies.source_submission_id')
    .select('submissions.candidate_id')
    .where('copies.submission_id', '=', submission.id)
    .executeTakeFirstOrThrow()
  await noteInterest(trx, allocation.assessor_id, source.candidate_id, interest, situation.now)
  await lookAgain(trx, allocation.assessor_id, source.candidate_id)
  if (allocation.purpose === 'reference') await takeOut(trx, submission.id)
  // It may have been the last that they were to score.
  else if (round) await writeNewReaders(trx, round.id)
}
