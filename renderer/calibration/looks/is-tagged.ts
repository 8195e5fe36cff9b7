import type { PastDecision } from '../../../shared/domain'

/** Whether a decision is to be looked at again and nobody has said yet what they found. */
export function isTagged({ lookAgain }: Pick<PastDecision, 'lookAgain'>): boolean {
  return lookAgain !== null && lookAgain.settledOn === null
}
