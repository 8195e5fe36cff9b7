import type { AssessmentPolicy } from '../../shared/domain'

/**
 * Whether a second assessor looks at what one has judged.
 * @param draw a number in 0…1 that follows from the submission's revision alone: handing in again draws no other lot
 */
export function isLookedAtAgain(policy: Pick<AssessmentPolicy, 'assessors' | 'secondLookShare'>, draw: number): boolean {
  return policy.assessors === 1 && draw < (policy.secondLookShare ?? 0)
}

/** Whether more than one may assess, so that what comes of it tells of somebody else's work. */
export function mayHaveSecond({
  assessors,
  secondLookShare = 0,
}: Pick<AssessmentPolicy, 'assessors' | 'secondLookShare'>): boolean {
  return assessors > 1 || secondLookShare > 0
}
