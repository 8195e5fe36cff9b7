import type { Allocation, Basis, CredentialSummary, Receipt } from '../../shared/domain'
import type { CommandType } from '../../shared/protocol'
import type {
  FigureQuestion,
  HistoryEntry,
  MeteredState,
  PurgeNotice,
  QueueView,
  SyncPause,
  SyncStatus,
  TravelStatus,
  WorkStatus,
} from './contract'
import type { NewsMark } from './figures'
import type { Sealed } from './sealing'

/**
 * Rows as they lie in IndexedDB. Plain parts hold ids, states, dates and counts: what is looked up or sorted by. All that a
 * person wrote or is named by lies in `sealed`. `version` goes up with each sealing and is bound into it.
 */
export type SealedRow = { version: number; sealed: Sealed }

export type AchievementRow = SealedRow & { id: string }
/** Sealed once: a published version never changes, but its state does, so `version` here is the sealing's. */
export type RubricRow = SealedRow & { id: string; rubricVersion: number }

export type AllocationRow = Allocation & {
  /** Seals the submission's details and all my work on it. */
  keyId: string
  achievementId: string | null
  /** When the hub received the submission revision; null until that has arrived. */
  receivedAt: string | null
  status: WorkStatus
  /**
   * Which list it stands in; `hidden` while its submission is missing, or where nothing is left to do with it. `asks`: it waits for a
   * decision and is still mine to assess; `kept`: I decided to keep what I have of work that isn't.
   */
  view: Exclude<QueueView, 'all'> | 'asks' | 'kept' | 'hidden'
  /** Criteria that count as scored. */
  scored: number
  /** Where its row of the list is sealed; null until the submission has arrived. */
  segmentId: string | null
  /** Counts changes of what lists show, over the whole store. */
  changed: number
  /** Why the hub took it away, where my work keeps it here; null otherwise. */
  removed: 'withdrawn' | 'revised' | 'moved' | 'superseded' | 'ended' | 'access' | 'purged' | null
  /** I let it go, and can still undo that; absent otherwise. `settled`: the refused commands that were settled by it. */
  discarded?: { at: string; settled: string[] } | undefined
  /** It isn't mine any more, and I decided to keep my work here: it asks for nothing. Absent otherwise. */
  kept?: true | undefined
  /** The hub's time when it was first seen ended; null before. */
  endedAt: string | null
  /** Number of the pull that last brought it: after a re-read from the beginning, what has an older one is gone on the hub. */
  pull: number
}

/** One revision of a submission. */
export type SubmissionRow = SealedRow & { id: string; revision: number; keyId: string }

/** List rows of allocations that are due on the same day, sealed together. */
export type SegmentRow = SealedRow & { id: string; dueOn: string; keyId: string; changed: number; count: number }

/** A list row that went, so that lists in memory let go of it. */
export type DepartureRow = { allocationId: string; changed: number }

export type DraftRow = SealedRow & {
  allocationId: string
  /** `closed` from submitting until the hub refuses it or it is taken back. */
  phase: 'open' | 'closed'
  /** False while it holds nothing but the time spent looking: who only looks has begun nothing. */
  begun: boolean
  /** The revision and the rubric that it was written on; where the allocation names others now, the assessor decides how it goes on. */
  basis: Basis
  /** The draft as it was before it went on with another basis, so that this can be undone; null otherwise. */
  before: (SealedRow & { basis: Basis }) | null
}

export type AnnotationRow = { id: string; version: number; allocationId: string; sealed: Sealed; removedAt: string | null }

/** Where one version of an annotation is in the file that is shown now. Which file that is says the sealed part: hashes aren't plain. */
export type PlacementRow = SealedRow & { allocationId: string; annotationId: string; annotationVersion: number }

export type ReadingRow = SealedRow & { allocationId: string; evidenceId: string }

export type OutboxRow = {
  /** The order in which commands were made; given by the database. */
  position?: number
  commandId: string
  type: CommandType
  allocationId: string
  keyId: string
  queuedAt: string
  attempts: number
  /** `sending` says that it may have reached the hub. */
  state: 'waiting' | 'sending' | 'acknowledged' | 'rejected' | 'conflict' | 'held'
  /** When the hub's answer was stored; null before. */
  answeredAt: string | null
  /** The hub's code where it refused; null otherwise. */
  code: string | null
  /** True once I went on from a refusal: by sending anew, or by letting it be. */
  settled: boolean
  /** The command itself. */
  sealed: Sealed
  /** The hub's words where it refused; null otherwise. */
  sealedRefusal: Sealed | null
  /** What the work is known by without anybody's name, for when it has gone; absent where nobody is told of it, or where an earlier Assay made it. */
  sealedLabel?: Sealed | undefined
}

/** A draft that somebody handed to me. */
export type HandedDraftRow = SealedRow & {
  id: string
  allocationId: string
  /** My allocation's key, so that it ends with that; one of its own where it came before the allocation, which ends with that too. */
  keyId: string
  handedAt: string
  /** I don't want to be asked about it any more. */
  dismissed: boolean
}

/** What I am to settle as an adjudicator; sealed under my allocation's key, so that it ends with that. */
export type SplitRow = SealedRow & { allocationId: string }

/** Work that waits for somebody and that I may claim; sealed under a key of its own, which goes with it. */
export type OpeningRow = SealedRow & {
  submissionId: string
  keyId: string
  dueOn: string
  /** The allocation that I asked for; null where I haven't claimed it, or where the hub refused. */
  claimId: string | null
}

/** A decision that I may return as a lead; sealed under a key of its own, which goes with it. */
export type PendingDecisionRow = SealedRow & {
  id: string
  keyId: string
  /** The command by which I asked for its return last; null where I haven't. */
  returnId: string | null
  /** The hub says that it waits no more. It stays until I have heard what became of my return. */
  isOver: boolean
}

/** A calibration round that I set up. Names of colleagues and codes of candidates lie in it: nothing that a key of its own would have to end. */
export type RoundRow = SealedRow & { id: string }

/** A round to whose panel I belong; it names nobody. */
export type PanelRoundRow = SealedRow & { id: string }

/** What was said in a thread; sealed under a key of its own, because what is about an exemplar ends with its candidate. */
export type RoundCommentRow = SealedRow & { id: string; keyId: string; roundId: string }

/** An agreed reading, which speaks of nobody. */
export type RoundReadingRow = SealedRow & {
  id: string
  roundId: string
  achievementId: string
  /** 1 while it is how the criterion is read. */
  holds: 0 | 1
}

/** What the hub tells me of how I score; it is about nobody's work. */
export type ReportRow = SealedRow & { id: string }

/** What somebody wrote to colleagues; never about a candidate by name. */
export type MessageRow = SealedRow & { id: string }

/** When somebody takes no new work. */
export type AbsenceRow = SealedRow & { id: string }

/** By what admins are told how work stands, what was told, and which figures are sent to whom. */
export type AlertRuleRow = SealedRow & { id: string }
export type AlertRow = SealedRow & { id: string }
export type ReportMailRow = SealedRow & { id: string }

/** What somebody gave in a round; sealed under a key that all scores of the same exemplar share, and which goes with the last of them. */
export type RoundScoreRow = SealedRow & {
  id: string
  keyId: string
  roundId: string
  submissionId: string
  /** Null for the reference. */
  personId: string | null
}

/** The reference for an exemplar that I scored; sealed under my allocation's key, so that it ends with that. */
export type RoundReferenceRow = SealedRow & { allocationId: string }

/** A decision that was made, without names or words. */
export type PastDecisionRow = SealedRow & { id: string; achievementId: string }

/** What I am making of a rubric. Another version's words are nobody's personal data: nothing that a key of its own would have to end. */
export type RubricDraftRow = SealedRow & {
  achievementId: string
  /** The command by which I asked for its publication last; null where I haven't, or have put away that it was refused. */
  publishId: string | null
}

/** Who is, or was, qualified for what. */
export type QualificationRow = SealedRow & { id: string }

/** How far an assessor lay from a second one; it names no work. */
export type AssessorDifferenceRow = SealedRow & { id: string; personId: string; achievementId: string }

/** Somebody whom I may invite into a panel. */
export type ColleagueRow = SealedRow & { id: string }

export type ReceiptRow = SealedRow & {
  allocationId: string
  commandId: string
  stage: Receipt['stage']
  acceptedAt: string
  releaseAt: string | null
}

/** The wish to have an allocation's evidence here, and how far it has come. */
export type OfflineRow = {
  allocationId: string
  /** Seals the evidence. */
  keyId: string
  /** The submission's revision that is fetched; absent where an earlier version of Assay wrote the row. */
  revision?: number
  /** Names the choice that it was part of; absent where it was asked for by itself, or by an earlier version of Assay. */
  choice?: string
  wanted: 0 | 1
  state: 'waiting' | 'fetching' | 'paused' | 'verified' | 'failed'
  /** `lease-over`: it may not be here now; it is fetched again once the hub gives it more time. */
  reason: 'hash-differs' | 'no-space' | 'refused' | 'unreachable' | 'lease-over' | null
  bytesDone: number
  bytesTotal: number
  itemsDone: number
  itemsTotal: number
  verifiedAt: string | null
}

export type FileRow = {
  allocationId: string
  evidenceId: string
  sizeBytes: number
  chunksHere: number
  verifiedAt: string | null
}

export type ChunkRow = { allocationId: string; evidenceId: string; index: number; sealed: Sealed }

export type CredentialRow = SealedRow & {
  id: string
  keyId: string
  submissionId: string
  state: CredentialSummary['state']
  orderedAt: string
  /** Whether document and picture have been fetched. */
  fetched: 0 | 1
}
export type CredentialFileRow = SealedRow & { id: string; kind: 'document' | 'image' | 'token' }

/** How one allocation's draft stands with the hub, by which it travels to the person's other devices. */
export type TravelRow = {
  allocationId: string
  /** Counts up with each write, so that two windows can't write over each other. */
  turn: number
  /** The version that the hub has, as far as it was looked at here; 0 where it has none. */
  hubVersion: number
  /** Of the bytes that the hub has; null where it has none. */
  hubSha256: string | null
  /** How often this device has published it. */
  published: number
  /** What this device and the hub last agreed on: what both sides' changes are told by. */
  known: SealedRow | null
  /** What is on its way, and may have arrived without an answer. */
  sent: SealedRow | null
  /** What came and wasn't looked at yet. */
  arrived: SealedRow | null
  /** The hub lacks something that was agreed on: it was restored, or deleted it. */
  isAhead: boolean
  state: 'in-step' | 'held' | 'unreadable' | 'too-large'
  /** What the draft that is held was written on. */
  heldBasis: Basis | null
  /** Names the rows of the draft as they were when it was last in step (`nameRows`). */
  rowsName: string
  /** When it last went or came; null before. */
  at: string | null
}

export type PreferenceRow = SealedRow & { name: string }

/** How long a finished review took; sealed, and only I ever see it. */
export type ReviewRow = SealedRow & { allocationId: string; finishedAt: string }

/** A badge that was looked at, with its file. */
export type VerificationRow = SealedRow & {
  /** The order in which they were looked at; given by the database. */
  position?: number
  id: string
  /** `asked`: the hub is to look at it too. */
  state: 'settled' | 'asked' | 'refused'
  sealedFile: Sealed
}

/** A question about how work stands, and the hub's last answer. */
export type FigureRow = {
  /** All that it asks for (`nameOfQuestion`). */
  id: string
  question: FigureQuestion
  /** `asked`: the hub is to answer it (anew). */
  state: 'asked' | 'answered' | 'refused' | 'failed'
  /** By this machine's clock: when somebody looked at it last, and when the answer came; null before the first. */
  askedAtMs: number
  answeredAtMs: number | null
  /** What of the feed and the outbox was there when it was asked; null before the first answer. */
  mark: NewsMark | null
  /** Counts answers: the version of what is sealed. */
  version: number
  sealed: Sealed | null
}

/** Something that sync did or met; `position` is given by the database. */
export type HistoryRow = HistoryEntry & { position?: number }

/** The store's own affairs, by name. */
export type MetaValues = {
  /** A known text under the database key, by which wrong keys are told before anything is written. */
  check: Sealed
  /** Counts changes of what lists show. */
  changed: number
  /** Counts pages of the feed that were applied: the version of what they sealed. */
  pulls: number
  /** While the feed is read anew from its beginning: the last pull before. Null otherwise. */
  rereadAfter: number | null
  cursor: string | null
  /** When this database was begun in the place of one that was lost or set aside, until somebody has read that; null otherwise. */
  resetAt: string | null
  lineage: string | null
  /**
   * The hub's clock at its last answer, and ours then; and how far the hub's time had come by our reckoning when that was last kept
   * (absent where an earlier Assay wrote it).
   */
  hubTime: { hub: string; here: string; reached?: string } | null
  sync: SyncStatus
  pause: SyncPause
  /** What sync knows of the connection's cost, and what the person wants of it. */
  metered: MeteredState
  purgeNotice: PurgeNotice | null
  /** By allocation, the end of a lease that the hub didn't extend; told for as long as that is its lease. */
  leaseRefusals: Record<string, string>
  /** Counts requests to try now. */
  nudges: number
  /** Roles and panels of whom figures were answered for; null before the first. */
  figuresSight: string | null
  /** What the hub says about travelling drafts, and what it is still to be told. */
  travel: TravelMeta
  /** Keys that are to be destroyed since the last commit; worked off after it. */
  doomedKeys: string[]
  /** The segment that is being filled for each due date. */
  filling: Record<string, { segmentId: string; count: number }>
}
export type TravelMeta = {
  provider: TravelStatus['provider']
  /** The key by which the hub says that this person's drafts travel. */
  hubKeyName: string | null
  joined: 'no' | 'waiting' | 'yes' | 'other-key' | 'ended'
  isDeleting: boolean
  /** Somebody wants to know how it stands. */
  isAsked: boolean
}
export type MetaName = keyof MetaValues
export type MetaRow = { [Name in MetaName]: { name: Name; value: MetaValues[Name] } }[MetaName]
