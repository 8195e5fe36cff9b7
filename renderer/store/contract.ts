import type {
  Achievement,
  Allocation,
  Annotation,
  Assessment,
  Basis,
  Clash,
  CredentialSummary,
  CriterionChange,
  EvidenceItem,
  Missing,
  Placement,
  Receipt,
  Rubric,
  Score,
  Submission,
} from '../../shared/domain'
import type { Backup } from '../../shared/backup'
import type { CommandType } from '../../shared/protocol'

/**
 * What the rest of the workbench may ask of the local store. All reads are safe to repeat in a live query (`useStoreQuery`);
 * all writes have reached the disk (IndexedDB `strict`) when they resolve, so "Saved" may be shown then and not before.
 */

/** Where the evidence of an allocation stands on this machine. */
export type OfflineState =
  | { state: 'none'; bytesTotal: number; itemsTotal: number }
  | { state: 'waiting' | 'fetching' | 'paused'; bytesDone: number; bytesTotal: number; itemsDone: number; itemsTotal: number }
  /** Every item is here and matches the hub's hashes. */
  | { state: 'verified'; bytesTotal: number; itemsTotal: number; verifiedAt: string }
  | {
      state: 'failed'
      reason: 'hash-differs' | 'no-space' | 'refused' | 'unreachable'
      bytesDone: number
      bytesTotal: number
      itemsDone: number
      itemsTotal: number
    }

/**
 * What somebody is asked about their work: the candidate handed in again, the rubric was superseded, or both; it was withdrawn, moved to
 * somebody else or decided already; or the hub refused it for another reason.
 */
export type WorkNeed = 'revised' | 'superseded' | 'both' | 'withdrawn' | 'moved' | 'decided' | 'refused'

/** What my work on an allocation has come to. */
export type WorkStatus =
  | 'to-assess'
  | 'draft'
  /** Submitted here, not yet acknowledged by the hub. */
  | 'waiting-to-send'
  /** The hub refused it; my work is kept and needs me. */
  | 'needs-me'
  /** Accepted; the decision can still be taken back. */
  | 'accepted'
  | 'decided'
  | 'released'

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

/** All that the desk shows for one allocation. */
export type DeskRecord = {
  allocation: Allocation
  submission: Submission
  achievement: Achievement
  rubric: Rubric
  /** My draft, or an empty one. */
  assessment: Assessment
  annotations: Annotation[]
  offline: OfflineState
  /** By id of each file (item or rendition): whether its bytes are here and verified. */
  evidenceHere: Record<string, boolean>
  /** Evidence items that were opened, with where reading stopped. */
  reading: Record<string, ReadingPosition>
  status: WorkStatus
  receipt: Receipt | null
  /** Where the hub refused my work or took it away: what it said. */
  refusal: Refusal | null
  /** What changed under my draft and waits for my decision; null otherwise. */
  followed: FollowedChange | null
  /** My draft went on with another basis, and that can still be undone. */
  canReturn: boolean
  neighbours: { previousId: string | null; nextId: string | null; position: number; total: number }
}

/**
 * The candidate handed in again, or the rubric was superseded, while I had a draft: both sides, so that the assessor can decide. Until
 * then the draft stays as it was written, and `assessment` is that draft.
 */
export type FollowedChange = {
  from: Basis
  to: Basis
  /** Null where the rubric is the same. `before` is null where that version isn't on this machine any more. */
  rubric: { before: Rubric | null; after: Rubric; changes: CriterionChange[] } | null
  /** Null where the revision is the same. `before` is null where that revision isn't on this machine any more. */
  submission: { before: Submission | null; after: Submission } | null
}

export type ReadingPosition = {
  openedAt: string
  /** The file within an archive, as in `Annotation.part`; the other fields then speak of that file. */
  part?: string
  page?: number
  /** Points from the bottom of that page up to what was at the top of the window. */
  pageTop?: number
  scrollTop?: number
  zoom?: string
  /** Degrees by which the reader had turned it, clockwise. */
  rotation?: 0 | 90 | 180 | 270
  /** What the viewer's own side panel showed. */
  panel?: 'none' | 'pages' | 'outline' | 'transcript'
  /** How wide a text's column was. */
  column?: 'narrow' | 'medium' | 'wide' | 'full'
  seconds?: number
  /** How fast a recording was played; 1 is as it was made. */
  speed?: number
  /** From 0 to 1. */
  volume?: number
  /** Share of the room that a recording takes beside what is shown with it, in per cent. */
  split?: number
}

/** Why my work can't go on as it is: a command was refused, or the hub took the allocation away. */
export type Refusal = {
  /** The refused command; null where nothing had been sent. */
  commandId: string | null
  /** A rejection or conflict code of the protocol. */
  code: string
  /** The hub's own words; empty where nothing had been sent. */
  message: string
  at: string
}

/** The first reason why evidence can't be read now. */
export type EvidenceBytes =
  | { ok: true; bytes: Uint8Array; item: EvidenceItem }
  | { ok: false; reason: 'not-offline' | 'damaged' | 'unknown' | 'too-large' }

/** An address of our own origin that only this page may use, or why there is none. */
export type EvidenceStream =
  | { ok: true; url: string; release(): void }
  /** `too-large`: recordings can't be streamed in this window, and this one is too large to be read at once. */
  | { ok: false; reason: 'not-offline' | 'damaged' | 'unknown' | 'too-large' }

export type SubmitResult =
  | { ok: true; commandId: string }
  | { ok: false; missing: Missing[] }
  /** `outdated`: what it was written on has changed; see `DeskRecord.followed`. */
  | { ok: false; reason: 'not-open' | 'already-sent' | 'outdated' }
export type TakeBackResult = { ok: true; commandId: string } | { ok: false; reason: 'nothing-to-take-back' | 'too-late' }

export type SyncStatus = {
  phase: 'starting' | 'idle' | 'pulling' | 'pushing' | 'fetching' | 'offline' | 'signed-out' | 'paused'
  /** The hub answered at the last attempt. */
  isOnline: boolean
  /** Last answer of the hub; ISO instant; null before the first. */
  lastContactAt: string | null
  offlineSince: string | null
  waitingToSend: number
  /** The sign-in has ended: nothing is lost, signing in again goes on where it was. */
  needsSignIn: boolean
  /** True until the first full pull is done. */
  isFirstPull: boolean
  problem: { code: string; message: string } | null
  pause: SyncPause
  /** By how much this machine's clock was ahead of the hub's at the last answer, in milliseconds; negative where it was behind. */
  clockAheadMs: number
}

export type OutboxEntry = {
  commandId: string
  type: CommandType
  allocationId: string
  queuedAt: string
  attempts: number
  state: 'waiting' | 'sending' | 'acknowledged' | 'rejected' | 'conflict' | 'held'
  /** When the hub's answer was stored; null before. */
  answeredAt: string | null
  /** Where what was sent stands at the hub; null before it has said so, or where it is about another command by now. */
  stage: Receipt['stage'] | null
  refusal: Refusal | null
  /** Whose work it is about; null where that isn't here any more. */
  about: WorkLabel | null
}

/** Enough to know a piece of work by. */
export type WorkLabel = { candidate: string; achievementName: string }

export type BadgeRecord = CredentialSummary & {
  /** The signed credential as text once it has been fetched; null until then. */
  document: string | null
  /** PNG with the credential baked in; null until it has been fetched. */
  image: Uint8Array | null
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

/** Annotations of one allocation that are added (or given a new version), removed and restored together. */
export type AnnotationBatch = { put?: readonly Annotation[]; remove?: readonly string[]; restore?: readonly string[] }

export type DeskStore = {
  /** Null where there is no such allocation here. */
  open(allocationId: string): Promise<DeskRecord | null>
  /**
   * The allocation so many places after this one (before it where negative) in the list of its `neighbours`; the last or the first one
   * where the list ends sooner. Null where it stands in none.
   */
  neighbour(allocationId: string, places: number): Promise<string | null>
  /** Changes one criterion's score. Several calls for one allocation are applied in the order in which they were made. */
  changeScore(allocationId: string, criterionId: string, change: Partial<Omit<Score, 'criterionId'>>): Promise<void>
  changeAssessment(
    allocationId: string,
    change: Partial<Pick<Assessment, 'recommendation' | 'overrideReason' | 'feedback'>>,
  ): Promise<void>
  /** Adds to the time that was spent on it. */
  addActiveSeconds(allocationId: string, seconds: number): Promise<void>
  /** Adds an annotation, or a new version of it (`version` must be one more than the latest). */
  putAnnotation(annotation: Annotation): Promise<void>
  /** Its versions stay on the machine until the allocation ends, so that `restoreAnnotation` can undo it. */
  removeAnnotation(allocationId: string, annotationId: string): Promise<void>
  restoreAnnotation(allocationId: string, annotationId: string): Promise<void>
  /** Many of these at once: all of it reaches the disk, or nothing does. */
  writeAnnotations(allocationId: string, batch: AnnotationBatch): Promise<void>
  /** Those of these ids that an annotation on this machine has, whichever allocation's, and also where it was removed. */
  takenAnnotationIds(ids: readonly string[]): Promise<string[]>
  /** All versions of an annotation, the first one first; empty where there is none. They stay after it was removed. */
  versions(allocationId: string, annotationId: string): Promise<Annotation[]>
  /** Where annotations are in files that aren't those that they were made on, as far as that was found out. */
  placements(allocationId: string): Promise<Placement[]>
  /** Keeps placements; one for another file or by another anchorer takes the place of the one before. No part of the assessor's work. */
  putPlacements(allocationId: string, placements: readonly Placement[]): Promise<void>
  rememberReading(allocationId: string, evidenceId: string, position: ReadingPosition): Promise<void>
  /** Checks what is missing; otherwise closes the draft and queues the command in one transaction. */
  submit(allocationId: string): Promise<SubmitResult>
  /** Takes back my decision: a command that is still waiting here is simply not sent; otherwise the hub is asked. */
  takeBack(allocationId: string): Promise<TakeBackResult>
  /** My work on an allocation as a JSON text, for keeping after a refusal. */
  exportWork(allocationId: string): Promise<string>
  /**
   * The person has read why the hub refused. The draft goes on where the work is still theirs; what the hub has taken away ends
   * here with all that was kept of it, so offer `exportWork` before.
   */
  settleRefusal(allocationId: string): Promise<void>
  /**
   * Goes on with what the allocation names now: scores of criteria that are the same stay; of those that changed the reasons stay, and
   * the levels of those in `keep`. Settles a refusal that came of it. @throws StoreError `not-here`, `already-sent`
   */
  follow(allocationId: string, keep: readonly string[]): Promise<void>
  /** Undoes `follow`: the draft is what it was, and waits for a decision again. Does nothing where there is nothing to undo. */
  unfollow(allocationId: string): Promise<void>
}

export type EvidenceStore = {
  /** Bytes of a file (item or rendition) that is here and verified; opened and checked chunk by chunk. */
  read(allocationId: string, fileId: string): Promise<EvidenceBytes>
  /** Part of it, `end` exclusive; reads only the chunks that it needs. */
  readRange(allocationId: string, fileId: string, start: number, end: number): Promise<EvidenceBytes>
  /** An address at which a media element plays a recording, reading only what it plays. Release it when the item is closed. */
  stream(allocationId: string, fileId: string): Promise<EvidenceStream>
}

export type BadgeStore = {
  list(): Promise<BadgeRecord[]>
  find(credentialId: string): Promise<BadgeRecord | null>
}

/** Something that sync did or met. Names nobody; who it was about is looked up by `allocationId`. */
export type HistoryEntry = {
  /** This machine's clock, ISO instant. */
  at: string
  /**
   * `received`: `count` changes came from the hub; `sent`: the hub accepted a command; `refused`: it did not, `code` says why;
   * `fetched`: evidence is here, `count` bytes; `evicted`, `lease-ended`, `purged`: evidence went, `count` bytes;
   * `ended`: an allocation went with all that was kept of it; `offline`, `online`; `signed-out`; `hub-restored`: the hub's history is another
   * one, `count` commands are offered again.
   */
  kind:
    | 'received'
    | 'sent'
    | 'refused'
    | 'fetched'
    | 'evicted'
    | 'lease-ended'
    | 'purged'
    | 'ended'
    | 'offline'
    | 'online'
    | 'signed-out'
    | 'hub-restored'
  allocationId: string | null
  count: number | null
  code: string | null
}

/** What sync leaves alone: nothing, the fetching of evidence, or everything. */
export type SyncPause = 'none' | 'fetching' | 'everything'

/** Evidence of one allocation on this machine, or on its way. */
export type OfflineItem = {
  allocationId: string
  about: WorkLabel
  offline: OfflineState
  /** Bytes of it that are here. */
  bytesHere: number
  status: WorkStatus
  dueOn: string
  leaseUntil: string
  /** It holds work of mine that the hub hasn't: it is never let go by itself. */
  hasUnsentWork: boolean
}

export type StorageRoom = {
  /** Bytes of evidence here. */
  evidence: number
  /** What evidence may take at most: my budget or what the system grants, whichever is less; null where nothing limits it. */
  most: number | null
  /** My budget; null: none. */
  budget: number | null
}

export type SyncStore = {
  status(): Promise<SyncStatus>
  /** Latest first. */
  history(most: number): Promise<(HistoryEntry & { about: WorkLabel | null })[]>
  /** All evidence that is here or on its way, what needs me first, then by due date. */
  offlineItems(): Promise<OfflineItem[]>
  /** `estimate` is what `navigator.storage.estimate()` says. */
  room(estimate: { usage?: number; quota?: number }): Promise<StorageRoom>
  setBudget(bytes: number | null): Promise<void>
  pause(what: SyncPause): Promise<void>
  outbox(): Promise<OutboxEntry[]>
  /** Nudges sync to try now. */
  retry(): Promise<void>
}

/** What a person set: small, sealed, on this machine only. Values must survive JSON. */
export type PreferenceStore = {
  get<Value>(name: string, otherwise: Value): Promise<Value>
  set(name: string, value: unknown): Promise<void>
  /** Changes what is stored then, so that nothing is lost where another window writes too. @returns what is stored now. */
  change<Value>(name: string, otherwise: Value, change: (before: Value) => Value): Promise<Value>
}

/** What became of one piece of work of a backup. */
export type RestoredWork = {
  allocationId: string
  label: { candidate: string; achievement: string }
  /**
   * `restored`: it was not here and is now; `merged`: joined with what was here; `same`: all of it was here; `not-here`: there is no
   * such allocation here (yet); `already-sent`: it has been handed in here since.
   */
  outcome: 'restored' | 'merged' | 'same' | 'not-here' | 'already-sent'
  /** Fields that both had, differently: `theirs` is what stands here, `mine` what the backup has. */
  clashes: Clash[]
}
export type RestoreResult = { ok: true; work: RestoredWork[] } | { ok: false; reason: 'other-account' }

export type RecoveryStore = {
  /** All work that exists on this machine only; to be sealed into a file (`shared/backup`). */
  backup(): Promise<Backup>
  /** Brings it back. Nothing that is here is written over; restoring twice changes nothing more. @throws StoreError `no-space` */
  restore(backup: Backup): Promise<RestoreResult>
  /** What can be read of databases that were set aside. Nothing in them is changed. */
  salvage(): Promise<Salvaged[]>
  /** When this database was begun in the place of one that the browser lost or somebody set aside; null where nothing is to be told. */
  resetAt(): Promise<string | null>
  /** The person has read that. */
  acknowledgeReset(): Promise<void>
}

/** A database that was set aside. */
export type Salvaged = {
  name: string
  /** Work in it that was never sent; null where not even the database opens. */
  backup: Backup | null
  /** Pieces of work in it that don't open. */
  unreadable: number
}

export type Store = {
  queue: QueueStore
  desk: DeskStore
  evidence: EvidenceStore
  badges: BadgeStore
  sync: SyncStore
  preferences: PreferenceStore
  recovery: RecoveryStore
  /** Resolves when every write that was begun is on the disk. */
  flush(): Promise<void>
  close(): Promise<void>
}
