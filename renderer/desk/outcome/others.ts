import type { DeskRecord } from '../../store'

/**
 * Whether somebody else judges it too, and both count. `perhaps`: a share is looked at by a second assessor; neither of the two is told which of
 * them they are.
 */
export function othersJudge({
  achievement: { policy },
  allocation,
}: Pick<DeskRecord, 'achievement' | 'allocation'>): 'none' | 'perhaps' | 'surely' {
  if (allocation.task === 'adjudicate') return 'none'
  if (policy.assessors === 2) return 'surely'
  return (policy.secondLookShare ?? 0) > 0 ? 'perhaps' : 'none'
}
