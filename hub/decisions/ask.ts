import type { Achievement } from '../../shared/domain'
import { createAllocation, findNext } from '../allocations'
import type { HubContext } from '../context'
import { type Purpose, type SubmissionRow, type Trx, writeAudit } from '../store'

type Wanted = {
  submission: Pick<SubmissionRow, 'id' | 'revision' | 'candidate_id'>
  achievement: Achievement
  /** Calendar date in the provider's zone. */
  dueOn: string
  at: Date
}

/**
 * Gives a further part of an assessment to somebody who had none in it: the second look, or the adjudication.
 * @returns whether there was somebody; where there wasn't, the trail says so
 */
export async function askFor(
  context: HubContext,
  trx: Trx,
  purpose: Exclude<Purpose, 'first' | 'second'>,
  { submission, achievement, dueOn, at }: Wanted,
): Promise<boolean> {
  const assessorId = await findNext(context, trx, { submission, achievement, purpose, dueOn })
  await writeAudit(trx, {
    at,
    actor: 'hub',
    action: `${purpose}.need`,
    subjectKind: 'submission',
    subjectId: submission.id,
    detail: { submissionRevision: submission.revision, person: assessorId ?? null },
  })
  if (assessorId === undefined) return false
  await createAllocation(context, trx, { submission, achievement, assessorId, purpose, dueOn, by: 'hub' })
  return true
}
