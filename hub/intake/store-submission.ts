import { type Achievement, filesOf } from '../../shared/domain'
import type { IntakeSubmission } from '../../shared/protocol'
import { createAllocation, declaredBy, findAvailable } from '../allocations'
import { candidateKey } from '../candidates'
import type { HubContext } from '../context'
import { writeOpening } from '../feed'
import {
  type About,
  addDays,
  type Assignment,
  type Available,
  chooseAssessors,
  dueDate,
  findObstacle,
  isAbsolute,
  mayHaveSecond,
} from '../policy'
import { findQualified } from '../qualifications'
import { type AllocationRow, PLACES, type PreparedRevision, type Trx } from '../store'
import { storeRevision } from './store-revision'

/** A submission with all that was worked out about it before the transaction. */
export type PreparedSubmission = {
  submission: IntakeSubmission
  achievement: Achievement
  pseudonym: string
  current: PreparedRevision
  next: PreparedRevision | null
}

/**
 * Stores a submission, its candidate and who is to assess it.
 * @returns who has which part in it
 */
export async function storeSubmission(
  context: HubContext,
  trx: Trx,
  { submission, achievement, pseudonym, current, next }: PreparedSubmission,
  timeZone: string,
): Promise<AllocationRow[]> {
  const { id, candidate, dueInDays } = submission
  await storeCandidate(context, trx, candidate)
  await trx
    .insertInto('pseudonyms')
    .values({ achievement_id: achievement.id, candidate_id: candidate.id, pseudonym })
    .onConflict((conflict) => conflict.doNothing())
    .execute()
  const about = {
    candidateMark: current.candidateMark,
    voucherMarks: current.items.flatMap(({ voucherMark }) => voucherMark ?? []),
    declaredBy: await declaredBy(trx, candidate.id),
    hadBy: [],
    seenBy: [],
    qualified: await findQualified(context, trx, achievement.id),
  }
  const dueOn = dueDate(context.clock(), dueInDays, timeZone)
  const named = [submission.assessorId, submission.secondAssessorId].filter((one) => typeof one === 'string')
  const available = await findAvailable(context, trx, 'assessor', named, dueOn)
  const assessors = chooseAssessors(
    achievement.policy,
    named,
    available,
    about,
    await findSettlers(context, trx, achievement, about),
  )
  const hadBy = assessors.map(({ assessorId }) => assessorId)
  const chosen = [...assessors, ...secondLook(submission, available, { ...about, hadBy }, achievement)]
  await trx
    .insertInto('submissions')
    .values({
      id,
      achievement_id: achievement.id,
      candidate_id: candidate.id,
      state: chosen.length > 0 ? 'open' : 'submitted',
      revision: current.revision,
    })
    .execute()
  const receivedAt = addDays(context.clock(), -submission.current.receivedDaysAgo)
  await storeRevision(context, trx, { id, candidate_id: candidate.id }, current, receivedAt)
  if (next) {
    const key = await candidateKey(context, trx, candidate.id)
    const sealed = context.secrets.sealRecord(PLACES.waiting(id), key, next)
    const files = JSON.stringify(next.items.flatMap(({ item }) => filesOf(item)).map(({ sha256 }) => sha256))
    await trx.insertInto('waiting_revisions').values({ submission_id: id, files, sealed }).execute()
  }
  const target = { id, revision: current.revision }
  const allocations: AllocationRow[] = []
  for (const assignment of chosen)
    allocations.push(await createAllocation(context, trx, { submission: target, achievement, ...assignment, dueOn, by: 'hub' }))
  await writeOpening(trx, id, achievement)
  return allocations
}

/** Whoever was asked for a second look already, unless something speaks against them: then the lot is drawn when the first is in. */
function secondLook(
  { secondLookId }: IntakeSubmission,
  available: readonly Available[],
  about: About,
  { policy }: Achievement,
): Assignment[] {
  const person = available.find(({ id }) => id === secondLookId)
  if (!person || isAbsolute(findObstacle(person, about, policy))) return []
  return [{ assessorId: person.id, purpose: 'second-look' }]
}

/** Ids of the leads who could settle a split of a submission that nobody has yet; none where policy lets it come to no split. */
async function findSettlers(context: HubContext, trx: Trx, { policy }: Achievement, about: About): Promise<string[]> {
  if (!mayHaveSecond(policy)) return []
  const leads = await findAvailable(context, trx, 'lead')
  return leads.filter((person) => findObstacle(person, about, {}) === null).map(({ id }) => id)
}

/** A candidate who is known already keeps their key and data. */
async function storeCandidate(
  { secrets }: HubContext,
  trx: Trx,
  { id, name, email }: IntakeSubmission['candidate'],
): Promise<void> {
  const { key, wrapped } = secrets.newCandidateKey(id)
  const stored = await trx
    .insertInto('candidates')
    .values({ id, sealed: secrets.sealPersonal(id, key, { name, email }), erased_at: null })
    .onConflict((conflict) => conflict.doNothing())
    .returning('id')
    .executeTakeFirst()
  if (stored) await trx.insertInto('candidate_keys').values({ candidate_id: id, wrapped }).execute()
}
