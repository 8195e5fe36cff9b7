import type { Achievement } from '../../shared/domain'
import type { IntakeSubmission } from '../../shared/protocol'
import { createAllocation, findAvailable } from '../allocations'
import type { HubContext } from '../context'
import { addDays, chooseAssessors, dueDate } from '../policy'
import type { PreparedRevision, Trx } from '../store'
import { storeRevision } from './store-revision'

/** A submission with all that was worked out about it before the transaction. */
export type PreparedSubmission = {
  submission: IntakeSubmission
  achievement: Achievement
  pseudonym: string
  current: PreparedRevision
  next: PreparedRevision | null
}

/** Stores a submission, its candidate and who is to assess it. */
export async function storeSubmission(
  context: HubContext,
  trx: Trx,
  { submission, achievement, pseudonym, current, next }: PreparedSubmission,
  timeZone: string,
): Promise<void> {
  const { id, candidate, assessorId, dueInDays } = submission
  await storeCandidate(context, trx, candidate)
  await trx
    .insertInto('pseudonyms')
    .values({ achievement_id: achievement.id, candidate_id: candidate.id, pseudonym })
    .onConflict((conflict) => conflict.doNothing())
    .execute()
  const chosen = chooseAssessors(achievement.policy, assessorId, await findAvailable(trx, 'assessor'))
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
  await storeRevision(trx, id, current, addDays(context.clock(), -submission.current.receivedDaysAgo))
  if (next)
    await trx
      .insertInto('waiting_revisions')
      .values({ submission_id: id, body: JSON.stringify(next) })
      .execute()
  const dueOn = dueDate(context.clock(), dueInDays, timeZone)
  const target = { id, revision: current.revision }
  for (const assignment of chosen)
    await createAllocation(context, trx, { submission: target, achievement, ...assignment, dueOn, by: 'hub' })
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
    .values({ id, sealed: secrets.sealPersonal(id, key, { name, email }) })
    .onConflict((conflict) => conflict.doNothing())
    .returning('id')
    .executeTakeFirst()
  if (stored) await trx.insertInto('candidate_keys').values({ candidate_id: id, wrapped }).execute()
}
