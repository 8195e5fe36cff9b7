import type { Achievement, Outcome, Receipt } from '../../shared/domain'

/** What an assessor may be told of the decision that their assessment led to. */
export type DecisionNews = { outcome: Outcome; credentialId: string | null }

type Told = Pick<Receipt, 'outcome' | 'credentialId'>
const NOTHING: Told = { outcome: null, credentialId: null }

/**
 * How much of a decision a receipt may tell. A blind assessor learns of their own work only: alone they know the outcome anyhow, but never
 * the badge, which has a name on it; with a second assessor not even the outcome, which would tell that the other has finished.
 */
export function tellDecision(policy: Pick<Achievement['policy'], 'blind' | 'assessors'>, news: DecisionNews | null): Told {
  if (news === null || (policy.blind && policy.assessors > 1)) return NOTHING
  return policy.blind ? { outcome: news.outcome, credentialId: null } : { outcome: news.outcome, credentialId: news.credentialId }
}

/** What a receipt says once the decision is final, under the same rule. */
export function tellFinal(policy: Pick<Achievement['policy'], 'blind' | 'assessors'>): Receipt['stage'] {
  return policy.blind && policy.assessors > 1 ? 'accepted' : 'decided'
}
