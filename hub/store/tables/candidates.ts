import type { Interest } from '../../../shared/domain'
import type { Bytes } from './columns'

/** Name and address lie sealed under the candidate's own key, which goes when they are erased. */
export type CandidatesTable = { id: string; sealed: Bytes; erased_at: Date | null }
export type CandidateKeysTable = { candidate_id: string; wrapped: Bytes }
export type PseudonymsTable = { achievement_id: string; candidate_id: string; pseudonym: string }

/** Words that the audit trail names by their id; sealed under the candidate's key. */
export type ReasonsTable = { id: string; candidate_id: string; sealed: Bytes }

/** Who declared an interest in a candidate, and is given none of their work from then on. */
export type InterestsTable = { person_id: string; candidate_id: string; interest: Interest; declared_at: Date }

export type CandidateTables = {
  candidates: CandidatesTable
  candidate_keys: CandidateKeysTable
  pseudonyms: PseudonymsTable
  reasons: ReasonsTable
  interests: InterestsTable
}
