import { candidateKey } from '../candidates'
import type { HubContext } from '../context'
import { writeSubmissionChange } from '../feed'
import { PLACES, type PreparedRevision, type RevisionContent, type SubmissionRow, type Trx } from '../store'
import { noteVouches } from '../vouches'

/** Stores a prepared revision of a submission as received at this time, and tells others' assessors where its vouches close a ring. */
export async function storeRevision(
  context: Pick<HubContext, 'secrets'>,
  trx: Trx,
  { id: submissionId, candidate_id }: Pick<SubmissionRow, 'id' | 'candidate_id'>,
  prepared: PreparedRevision,
  receivedAt: Date,
): Promise<void> {
  const { revision, narrative, earlierDecision, items, candidateMark } = prepared
  const content: RevisionContent = { narrative, earlierDecision, items: items.map(({ item }) => item) }
  const key = await candidateKey(context, trx, candidate_id)
  await trx
    .insertInto('submission_revisions')
    .values({
      submission_id: submissionId,
      revision,
      received_at: receivedAt,
      sealed: context.secrets.sealRecord(PLACES.revision(submissionId, revision), key, content),
    })
    .execute()
  await trx
    .insertInto('evidence')
    .values(
      items.map(({ item, voucherMark, endorsement, publicAddress }, position) => ({
        submission_id: submissionId,
        revision,
        position,
        id: item.id,
        sha256: item.sha256,
        endorsement: endorsement === undefined ? null : context.secrets.sealRecord(PLACES.endorsement(item.id), key, endorsement),
        public_address:
          publicAddress === undefined ? null : context.secrets.sealRecord(PLACES.publicAddress(item.id), key, publicAddress),
        voucher_mark: voucherMark,
        candidate_mark: candidateMark,
      })),
    )
    .execute()
  const renditions = items.flatMap(({ item }) =>
    item.renditions.map(({ id, sha256 }) => ({ submission_id: submissionId, revision, evidence_id: item.id, id, sha256 })),
  )
  if (renditions.length > 0) await trx.insertInto('renditions').values(renditions).execute()
  const vouches = items.flatMap(({ voucherMark }) =>
    voucherMark === null ? [] : [{ voucher: voucherMark, candidate: candidateMark }],
  )
  for (const id of await noteVouches(trx, vouches)) if (id !== submissionId) await writeSubmissionChange(trx, id)
}
