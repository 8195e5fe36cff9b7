import type { AllocationRow, FeedReason, Trx } from '../store'
import { type FeedEntry, writeFeed } from './entries'

type Reach = { submissionId: string; achievementId: string; rubricId: string; rubricVersions: number[]; credentialIds: string[] }

/** Everything that an allocation reveals to its assessor: written when it is made, in the transaction that makes it. */
export async function writeGrant(trx: Trx, allocation: AllocationRow): Promise<void> {
  const reach = await reachOf(trx, allocation)
  const base = { audience: `user:${allocation.assessor_id}`, op: 'put' } as const
  await writeFeed(trx, [
    { ...base, kind: 'achievement', id: reach.achievementId },
    ...reach.rubricVersions.map((version) => ({ ...base, kind: 'rubric' as const, id: reach.rubricId, version })),
    { ...base, kind: 'submission', id: reach.submissionId },
    { ...base, kind: 'allocation', id: allocation.id },
    // Behind the allocation, under whose key a reader keeps it.
    ...splitOf(allocation).map((id) => ({ ...base, kind: 'split' as const, id })),
    ...reach.credentialIds.map((id) => ({ ...base, kind: 'credential' as const, id })),
  ])
}

/** Takes back what an allocation revealed; what another allocation still reveals stays visible (see `readChanges`). */
export async function writeRevocation(trx: Trx, allocation: AllocationRow, reason: FeedReason): Promise<void> {
  const reach = await reachOf(trx, allocation)
  const base = { audience: `user:${allocation.assessor_id}`, op: 'remove', reason } as const
  await writeFeed(trx, [
    ...reach.credentialIds.map((id) => ({ ...base, kind: 'credential' as const, id })),
    { ...base, kind: 'receipt', id: allocation.id },
    ...(allocation.purpose === 'calibration' ? [{ ...base, kind: 'round-reference' as const, id: allocation.id }] : []),
    ...splitOf(allocation).map((id) => ({ ...base, kind: 'split' as const, id })),
    { ...base, kind: 'allocation', id: allocation.id },
    { ...base, kind: 'submission', id: reach.submissionId },
    ...reach.rubricVersions.map((version) => ({ ...base, kind: 'rubric' as const, id: reach.rubricId, version })),
    { ...base, kind: 'achievement', id: reach.achievementId },
  ])
}

/** Tells everybody who sees the submission that it changed: its assessors, each with their own allocation. */
export async function writeSubmissionChange(trx: Trx, submissionId: string): Promise<void> {
  const rows = await visibleAllocations(trx, submissionId)
  await writeFeed(
    trx,
    rows.flatMap(({ id, assessor_id }): FeedEntry[] => [
      { audience: `user:${assessor_id}`, kind: 'submission', id: submissionId, op: 'put' },
      { audience: `user:${assessor_id}`, kind: 'allocation', id, op: 'put' },
    ]),
  )
}

/** Tells those who may see it that a credential changed: the admins and, unless marking is blind, the submission's assessors. */
export async function writeCredentialChange(
  trx: Trx,
  credential: { id: string; submissionId: string },
  blind: boolean,
): Promise<void> {
  const rows = blind ? [] : await visibleAllocations(trx, credential.submissionId)
  const audiences = new Set(rows.map((row) => `user:${row.assessor_id}` as const))
  await writeFeed(
    trx,
    [...audiences, 'admin' as const].map((audience) => ({ audience, kind: 'credential', id: credential.id, op: 'put' })),
  )
}

/** The id of what an adjudicator is to settle: their allocation's. */
function splitOf({ id, purpose }: AllocationRow): string[] {
  return purpose === 'adjudication' ? [id] : []
}

async function visibleAllocations(trx: Trx, submissionId: string) {
  return trx
    .selectFrom('allocations')
    .select(['id', 'assessor_id'])
    .where('submission_id', '=', submissionId)
    .where('hidden_at', 'is', null)
    .execute()
}

async function reachOf(trx: Trx, allocation: AllocationRow): Promise<Reach> {
  const submission = await trx
    .selectFrom('submissions')
    .innerJoin('achievements', 'achievements.id', 'submissions.achievement_id')
    .select(['submissions.achievement_id', 'achievements.body as achievement'])
    .where('submissions.id', '=', allocation.submission_id)
    .executeTakeFirstOrThrow()
  const credentials = submission.achievement.policy.blind
    ? []
    : await trx.selectFrom('credentials').select('id').where('submission_id', '=', allocation.submission_id).execute()
  return {
    submissionId: allocation.submission_id,
    achievementId: submission.achievement_id,
    rubricId: allocation.rubric_id,
    rubricVersions: [...new Set([allocation.rubric_version, submission.achievement.rubricVersion])],
    credentialIds: credentials.map((row) => row.id),
  }
}
