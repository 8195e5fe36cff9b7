import type { Allocation, EvidenceItem, Opening, PendingDecision, Receipt, Recommendation } from '../../../shared/domain'
import type { OfflineState } from './evidence'
import type { WorkLabel, WorkNeed, WorkStatus } from './work'

export type QueueRow = {
  allocationId: string
  submissionId: string
  submissionRevision: number
  achievementId: string
  achievementName: string
  /** Name, or pseudonym under blind marking. */
  candidate: string
  isBlind: boolean
  task: Allocation['task']
  evidence: Pick<EvidenceItem, 'kind' | 'mediaType' | 'vouch'>[]
  /** ISO instant. */
  receivedAt: string
  /** `YYYY-MM-DD` in the provider's zone. */
  dueOn: string
  leaseUntil: string
  /** Criteria that count as scored, of how many. */
  scored: number
  criteria: number
  offline: OfflineState
  status: WorkStatus
  /** Where it needs me, for what; null otherwise. */
  need: WorkNeed | null
  /** It needs me no more: I decided to keep my work on what is no longer mine. */
  isKept: boolean
  /** Whether its evidence may be fetched: the hub still gives it to me. */
  mayFetch: boolean
  receipt: Receipt | null
  /** What two assessors recommended whom I am to settle between; null otherwise. */
  split: [Recommendation, Recommendation] | null
  /** Another device of mine changed something in it that I haven't looked at here. */
  hasArrived: boolean
  /** Another device of mine has a draft of it, on another revision or rubric, which isn't here. */
  hasDraftElsewhere: boolean
  /** Whoever had it before handed me a draft that I haven't dismissed. */
  hasHandedDraft: boolean
  /** I gave it back, and the hub hasn't heard of it. */
  isGivenBack: boolean
}

/** Work that waits for an assessor, and whether I have asked for it. `refused`: somebody else was quicker. */
/** Work that I asked for and somebody else had first; null where nothing is left to call it by. */
export type LostClaim = { commandId: string; about: WorkLabel | null }

export type QueueOpening = Opening & { claim: 'none' | 'waiting' | 'refused' }

/** A decision that waits for its release, which I may return as a lead. */
export type QueueDecision = PendingDecision & {
  /** How my return of it stands. `refused`: `code` says why. */
  standing: 'none' | 'waiting' | 'returned' | 'refused'
  code: string | null
  /** It waits no more; it is still here only because my return of it hasn't gone through. */
  isOver: boolean
}

export type QueueDecisions = {
  /** Whether I am a lead at all: nobody else ever has any. */
  isLead: boolean
  decisions: QueueDecision[]
}

export type QueueView = 'to-assess' | 'drafts' | 'needs-me' | 'sent' | 'all'

export type QueueSort = {
  by: 'due' | 'submitted' | 'candidate' | 'achievement' | 'part' | 'progress' | 'offline' | 'status'
  direction: 'ascending' | 'descending'
}

export type QueueQuery = {
  view: QueueView
  /** Matches candidate, achievement, evidence titles and kinds, and what is asked for; case and accents don't matter. Empty: everything. */
  search: string
  achievementIds: string[]
  /** Only what is due on or before this date; null: any. */
  dueOnOrBefore: string | null
  offlineOnly: boolean
  sort: QueueSort
  offset: number
  limit: number
}

export type QueuePage = {
  rows: QueueRow[]
  /** How many match, beyond this page. */
  total: number
  /** False while the search index is still being built. */
  isComplete: boolean
}

export type QueueSummary = {
  counts: Record<QueueView, number>
  /** Due by the end of this week: late ones too, as in a query with `dueOnOrBefore`. */
  dueThisWeek: number
  dueToday: number
  late: number
  /** Here with all their evidence and still to assess, drafts included. */
  offlineItems: number
  offlineBytes: number
  /** Earliest end of a lease among what is offline; null where nothing is. */
  leasesUntil: string | null
  waitingToSend: number
  /** Seconds; null before the first finished review. */
  medianReviewSeconds: number | null
  reviewsCounted: number
  achievements: { id: string; name: string }[]
}

export type QueueStore = {
  page(query: QueueQuery): Promise<QueuePage>
  summary(): Promise<QueueSummary>
  /**
   * Asks sync to fetch the evidence of these allocations; survives a restart. `chosenIds` are all that were chosen together, what is here
   * already too: where room is made for one of them, the others go last.
   */
  takeOffline(allocationIds: readonly string[], chosenIds?: readonly string[]): Promise<void>
  /** Stops fetching; what has arrived is kept, and `takeOffline` goes on from there. */
  cancelOffline(allocationIds: readonly string[]): Promise<void>
  /** Lets the evidence go again; drafts and annotations stay. */
  releaseOffline(allocationIds: readonly string[]): Promise<void>
  /** Work that waits for an assessor and that I may claim, what is due first before the rest. */
  openings(): Promise<QueueOpening[]>
  /** Asks for such work; whoever asks first gets it. False where it isn't open any more, or was asked for already. */
  claim(submissionId: string): Promise<boolean>
  /** Decisions that wait for their release and that I may return, what is released first before the rest. */
  beforeRelease(): Promise<QueueDecisions>
  /** Asks the hub to give a decision back to its assessors, who read the reason. False where it isn't here any more, or is returned already. */
  returnDecision(decisionId: string, reason: string): Promise<boolean>
  /** Lets go of a decision that my return came too late for. */
  dismissDecision(decisionId: string): Promise<void>
  /** What I asked for and somebody else had first, as long as I haven't been told. */
  lostClaims(): Promise<LostClaim[]>
  /** I was told of these. */
  settleLostClaims(commandIds: readonly string[]): Promise<void>
}
