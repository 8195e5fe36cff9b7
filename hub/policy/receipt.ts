import type { Achievement, Allocation, Outcome, Receipt } from '../../shared/domain'
import { mayHaveSecond } from './second-look'

/** What an assessor may be told of the decision that their assessment led to. */
export type DecisionNews = { outcome: Outcome; credentialId: string | null }

type Told = Pick<Receipt, 'outcome' | 'credentialId'>
type Policy = Pick<Achievement['policy'], 'blind' | 'assessors' | 'secondLookShare' | 'seeding'>
type Task = Allocation['task']
const NOTHING: Told = { outcome: null, credentialId: null }

/**
 * Whether blind assessors aren't told what came of their work: who mayn't be alone is not to learn whether there is another one, or that they
 * have finished; and a seed, of which nothing comes, is not to stand out.
 */
export function keepsOutcome(policy: Policy): boolean {
  return policy.blind && (mayHaveSecond(policy) || policy.seeding === true)
}

function isKeptFrom(task: Task, policy: Policy): boolean {
  return keepsOutcome(policy) && task !== 'adjudicate'
}

/**
 * How much of a decision a receipt may tell. A blind assessor learns of their own work only: alone they know the outcome anyhow, but never
 * the badge, which has a name on it; where there may be a second assessor not even the outcome, which would tell that the other has
 * finished. Who settled a split knows both anyway.
 */
export function tellDecision(policy: Policy, task: Task, news: DecisionNews | null): Told {
  if (news === null || isKeptFrom(task, policy)) return NOTHING
  return policy.blind ? { outcome: news.outcome, credentialId: null } : { outcome: news.outcome, credentialId: news.credentialId }
}

/** What a receipt says once the decision is final, under the same rule. */
export function tellFinal(policy: Policy, task: Task): Receipt['stage'] {
  return isKeptFrom(task, policy) ? 'accepted' : 'decided'
}
