import type { PreparedRevision, Trx } from '../store'

/** Stores a prepared revision of a submission as received at this time. */
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
}
