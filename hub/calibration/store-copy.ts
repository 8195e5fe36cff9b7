import type { HubContext } from '../context'
// Not by its room's index: intake hands in by commands, which set up rounds.
import { storeRevision } from '../intake/store-revision'
import type { CopyKind, Trx } from '../store'
import type { PreparedCopy } from './copy'

/** Stores a copy as a submission of a candidate who has nothing but a key, and whose mark is nobody's. */
export async function storeCopy(context: HubContext, trx: Trx, copy: PreparedCopy, kind: CopyKind): Promise<void> {
  const { secrets } = context
  const { submissionId: id, candidateId, achievementId, source } = copy
  const { key, wrapped } = secrets.newCandidateKey(candidateId)
  const sealed = secrets.sealPersonal(candidateId, key, { name: '', email: '' })
  await trx.insertInto('candidates').values({ id: candidateId, sealed, erased_at: null }).execute()
  await trx.insertInto('candidate_keys').values({ candidate_id: candidateId, wrapped }).execute()
  await trx
    .insertInto('pseudonyms')
    .values({ achievement_id: achievementId, candidate_id: candidateId, pseudonym: copy.pseudonym })
    .execute()
  await trx
    .insertInto('submissions')
    .values({ id, achievement_id: achievementId, candidate_id: candidateId, state: 'open', revision: 1 })
    .execute()
  await trx
    .insertInto('copies')
    .values({ submission_id: id, source_submission_id: source.id, source_revision: source.revision, kind })
    .execute()
  const revision = {
    revision: 1,
    narrative: copy.narrative,
    earlierDecision: null,
    candidateMark: secrets.markOfName(candidateId),
    // Neither travels in a badge nor counts as a vouch of somebody's: there is no badge, and it was counted once.
    items: copy.items.map((item) => ({ item, voucherMark: null })),
  }
  await storeRevision(context, trx, { id, candidate_id: candidateId }, revision, copy.receivedAt)
}
