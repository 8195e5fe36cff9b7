import { writeSubmissionChange } from '../feed'
import type { PreparedRevision, Trx } from '../store'
import { noteVouches } from '../vouches'

/** Stores a prepared revision of a submission as received at this time, and tells others' assessors where its vouches close a ring. */
export async function storeRevision(trx: Trx, submissionId: string, prepared: PreparedRevision, receivedAt: Date): Promise<void> {
  const { revision, narrative, earlierDecision, items, candidateMark } = prepared
  await trx
    .insertInto('submission_revisions')
    .values({
      submission_id: submissionId,
      revision,
      received_at: receivedAt,
      narrative,
      earlier_decision: earlierDecision && JSON.stringify(earlierDecision),
    })
    .execute()
  await trx
    .insertInto('evidence')
    .values(
      items.map(({ item, voucherMark }, position) => ({
        submission_id: submissionId,
        revision,
        position,
        id: item.id,
        sha256: item.sha256,
        body: JSON.stringify(item),
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
