import type { Allocation, EvidenceItem, Receipt } from '../../../shared/domain'
import type { OfflineState } from './evidence'
import type { WorkNeed, WorkStatus } from './work'

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
  receipt: Receipt | null
  /** Another device of mine changed something in it that I haven't looked at here. */
  hasArrived: boolean
}

export type QueueView = 'to-assess' | 'drafts' | 'needs-me' | 'sent' | 'all'

export type QueueSort = {
  by: 'due' | 'submitted' | 'candidate' | 'achievement' | 'progress' | 'offline' | 'status'
  direction: 'ascending' | 'descending'
}

export type QueueQuery = {
  view: QueueView
  /** Matches candidate, achievement, evidence titles and kinds; case and accents don't matter. Empty: everything. */
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
  /** Asks sync to fetch the evidence of these allocations; survives a restart. */
  takeOffline(allocationIds: readonly string[]): Promise<void>
  /** Stops fetching; what has arrived is kept, and `takeOffline` goes on from there. */
  cancelOffline(allocationIds: readonly string[]): Promise<void>
  /** Lets the evidence go again; drafts and annotations stay. */
  releaseOffline(allocationIds: readonly string[]): Promise<void>
}
