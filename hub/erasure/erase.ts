import { sql } from 'kysely'
import { z } from 'zod'
import { findArrow, SUBMISSION_LIFE } from '../../shared/domain'
import { recallAllocations } from '../allocations'
// Not by its room's index: a round that is dropped has its exemplars erased.
import { takeOut } from '../calibration/take-out'
import { cancelPendingDecision } from '../decisions'
import { writeCredentialChange, writeNewReaders, writeOpening, writePastDecisionsGone, writeSubmissionChange } from '../feed'
import { type Actor, type SubmissionRow, type Trx, writeAudit } from '../store'
import { forgetMember } from '../vouches'
import { eraseBadges } from './badges'
import { findOwnFiles, noteUnwanted } from './files'

/** Why somebody is erased: a code, because words in a trail that outlives them could name them. */
export const ErasureReasonSchema = z.enum(['request', 'retention', 'order'])

export type Erasure = {
  reason: z.infer<typeof ErasureReasonSchema>
  /** Leaves released badges as they are, with all that they say. */
  keepBadges: boolean
  actor: Actor
  at: Date
}

/**
 * Destroys a candidate's key, and with it everything that is known of them; ends all work on what they handed in, on the machines too.
 * Afterwards the disk must forget what was deleted (`Database.forget`), and the files noted must go (`removeNextFile`).
 * @returns false where they were erased before
 */
export async function eraseCandidate(trx: Trx, candidateId: string, erasure: Erasure): Promise<boolean> {
  const { at, actor, reason, keepBadges } = erasure
  // Of two candidates with the same file, erased at once, each would leave it to the other.
  await sql`select pg_advisory_xact_lock(hashtext('assay-erasure'))`.execute(trx)
  // Submissions first, as everybody locks: nothing is sealed under a key that is just being destroyed.
  const submissions = await trx
    .selectFrom('submissions')
    .selectAll()
    .where('candidate_id', '=', candidateId)
    .orderBy('id')
    .forUpdate()
    .execute()
  const destroyed = await trx.deleteFrom('candidate_keys').where('candidate_id', '=', candidateId).executeTakeFirst()
  if (destroyed.numDeletedRows === 0n) return false
  const ids = submissions.map(({ id }) => id)
  // Copies first: a file that they have as well is nobody's afterwards.
  await eraseCopies(trx, ids, erasure)
  for (const submission of submissions) await endWork(trx, submission, erasure)
  await writePastDecisionsGone(trx, ids, { reason: 'purged-unsent' })
  await noteUnwanted(trx, await findOwnFiles(trx, ids))
  await noteUnwanted(trx, await eraseBadges(trx, candidateId, ids, { at, actor, keep: keepBadges }))
  const told = await forgetRings(trx, ids)
  await dropContents(trx, candidateId, ids)
  await trx
    .updateTable('candidates')
    .set({ sealed: new Uint8Array(0), erased_at: at })
    .where('id', '=', candidateId)
    .execute()
  for (const id of told) await writeSubmissionChange(trx, id)
  await writeAudit(trx, {
    at,
    actor,
    action: 'candidate.erase',
    subjectKind: 'candidate',
    subjectId: candidateId,
    detail: { ground: reason, submissions: ids.length, badges: keepBadges ? 'kept' : 'revoked' },
  })
  return true
}

async function endWork(trx: Trx, submission: SubmissionRow, { at, actor, reason }: Erasure): Promise<void> {
  const { id, state } = submission
  const { body: achievement } = await trx
    .selectFrom('achievements')
    .select('body')
    .where('id', '=', submission.achievement_id)
    .executeTakeFirstOrThrow()
  await cancelPendingDecision(trx, submission, achievement, { at, actor, reason: 'purged-unsent' })
  const allocations = await trx
    .selectFrom('allocations')
    .selectAll()
    .where('submission_id', '=', id)
    .orderBy('id')
    .forUpdate()
    .execute()
  // A seed that left its assessor's machines long ago isn't to be told from live work by being recalled when its round is dropped.
  const recalled = allocations.filter(({ purpose, hidden_at }) => !(purpose === 'seed' && reason === 'retention' && hidden_at))
  await recallAllocations(trx, recalled, { by: 'candidate.erase', actor, at, reason: 'purged-unsent' })
  const arrow = findArrow(SUBMISSION_LIFE, state, 'candidate.erase')
  if (arrow) await trx.updateTable('submissions').set({ state: arrow.to }).where('id', '=', id).execute()
  await writeOpening(trx, id, achievement)
  const credentials = await trx.selectFrom('credentials').select('id').where('submission_id', '=', id).execute()
  // Admins see them with the earner's name.
  for (const credential of credentials) await writeCredentialChange(trx, { id: credential.id, submissionId: id }, true)
  const detail = { ground: reason, from: state, to: arrow?.to ?? state }
  await writeAudit(trx, { at, actor, action: 'candidate.erase', subjectKind: 'submission', subjectId: id, detail })
}

/** @returns others' submissions that were told of rings that this candidate was part of */
async function forgetRings(trx: Trx, submissionIds: readonly string[]): Promise<string[]> {
  if (submissionIds.length === 0) return []
  const marks = await trx
    .selectFrom('evidence')
    .select('candidate_mark')
    .distinct()
    .where('submission_id', 'in', [...submissionIds])
    .execute()
  const told = new Set<string>()
  for (const { candidate_mark } of marks) for (const id of await forgetMember(trx, candidate_mark)) told.add(id)
  return [...told].filter((id) => !submissionIds.includes(id))
}

/** What can't be read any more needn't lie about; when things were received, and which levels were given, stays for the figures. */
async function dropContents(trx: Trx, candidateId: string, ids: readonly string[]): Promise<void> {
  await trx.deleteFrom('interests').where('candidate_id', '=', candidateId).execute()
  if (ids.length > 0) {
    const of = [...ids]
    await trx.deleteFrom('renditions').where('submission_id', 'in', of).execute()
    await trx.deleteFrom('evidence').where('submission_id', 'in', of).execute()
    await trx.deleteFrom('waiting_revisions').where('submission_id', 'in', of).execute()
    await trx.updateTable('submission_revisions').set({ sealed: null }).where('submission_id', 'in', of).execute()
    await trx.updateTable('assessments').set({ sealed: null, sealed_notes: null }).where('submission_id', 'in', of).execute()
    await trx.updateTable('decisions').set({ sealed_feedback: null }).where('submission_id', 'in', of).execute()
    await trx.deleteFrom('looks_again').where('submission_id', 'in', of).execute()
    const allocations = trx.selectFrom('allocations').select('id').where('submission_id', 'in', of)
    await trx.updateTable('receipts').set({ reason_id: null }).where('allocation_id', 'in', allocations).execute()
  }
  await trx.deleteFrom('reasons').where('candidate_id', '=', candidateId).execute()
}

/** Erases what was copied from these submissions, and takes it out of rounds: each copy is of a candidate of its own. */
async function eraseCopies(trx: Trx, submissionIds: readonly string[], erasure: Erasure): Promise<void> {
  if (submissionIds.length === 0) return
  const rounds = await trx
    .selectFrom('copies')
    .innerJoin('round_exemplars', 'round_exemplars.submission_id', 'copies.submission_id')
    .select('round_exemplars.round_id')
    .distinct()
    .where('copies.source_submission_id', 'in', [...submissionIds])
    .execute()
  // Rounds before their copies, as everybody locks.
  if (rounds.length > 0) {
    await trx
      .selectFrom('rounds')
      .select('id')
      .where(
        'id',
        'in',
        rounds.map(({ round_id }) => round_id),
      )
      .orderBy('id')
      .forUpdate()
      .execute()
  }
  const copies = await trx
    .selectFrom('copies')
    .innerJoin('submissions', 'submissions.id', 'copies.submission_id')
    .select(['submissions.id', 'submissions.candidate_id'])
    .where('copies.source_submission_id', 'in', [...submissionIds])
    .orderBy('submissions.id')
    .execute()
  for (const { id, candidate_id } of copies) await eraseCopy(trx, id, candidate_id, erasure)
}

/** Erases one copy. Whoever has nothing else left to score in its round may read the round's threads from then on. */
export async function eraseCopy(trx: Trx, id: string, candidateId: string, erasure: Erasure): Promise<void> {
  const part = await trx.selectFrom('round_exemplars').select('round_id').where('submission_id', '=', id).executeTakeFirst()
  await takeOut(trx, id, 'purged-unsent')
  await eraseCandidate(trx, candidateId, erasure)
  if (part) await writeNewReaders(trx, part.round_id)
}
