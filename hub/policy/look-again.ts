import type { PastDecision } from '../../shared/domain'
import { type Rejected, reject } from './content'

/** The same answer for a decision that there isn't and for one that this person may not look back at. */
export const NO_PAST_DECISION: Rejected = reject('no-decision', 'There is no such decision that you may look back at.')

/**
 * Why it can't be said what was found about a decision; null where it can.
 * @param past null where there is none that this person may look back at
 */
export function judgeLookedAt(past: Pick<PastDecision, 'lookAgain'> | null): Rejected | null {
  if (past === null) return NO_PAST_DECISION
  if (past.lookAgain === null) return reject('wrong-state', 'This decision is not tagged for a second look.')
  if (past.lookAgain.settledOn !== null) return reject('wrong-state', 'What was found about this decision is said already.')
  return null
}
