import { type Assessment, emptyScore, type Receipt } from '../../../shared/domain'
import type { WorkRows } from '../work'

/**
 * What this person handed in on another device, as far as the receipt tells: the recommendation and the levels. Null where something of it was
 * written here, or where it is open.
 */
export function handedInElsewhere(
  { allocation, draft }: Pick<WorkRows, 'allocation' | 'draft'>,
  assessment: Assessment,
  receipt: Receipt | null,
): Assessment | null {
  const isClosed = allocation.state === 'assessed' || allocation.state === 'ended'
  if (!isClosed || draft?.begun === true || !receipt?.handedIn) return null
  const { recommendation, levels } = receipt.handedIn
  const scores = Object.entries(levels).map(([criterionId, levelId]) => ({ ...emptyScore(criterionId), levelId }))
  return { ...assessment, recommendation, scores }
}
