import type {
  Achievement,
  Allocation,
  Annotation,
  Assessment,
  Basis,
  CriterionChange,
  HandedDraft,
  Interest,
  Missing,
  Placement,
  Receipt,
  Rubric,
  Score,
  Split,
  Submission,
} from '../../../shared/domain'
import type { OfflineState } from './evidence'
import type { ReadingPosition } from './reading'
import type { Refusal, WorkLabel, WorkNeed, WorkStatus } from './work'

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
  /** It needs me no more: I decided to keep my work on what is no longer mine. */
  isKept: boolean
  /** Whether its evidence may be fetched: the hub still gives it to me. */
  mayFetch: boolean
  /** My draft was handed in here, and the hub hasn't said anything of it. */
  isHandedIn: boolean
  /** I gave it back, and the hub hasn't heard of it. */
  isGivenBack: boolean
  /** I handed it in on another device, and nothing of it was written here: the assessment holds its levels, and no words. */
  isHandedInElsewhere: boolean
  /** What changed under my draft and waits for my decision; null otherwise. */
  followed: FollowedChange | null
  /** What my draft was written on before it went on with another basis, as long as that can be undone; null otherwise. */
  returnTo: Basis | null
  /** Where the work is somebody else's now: whether my draft is on its way to them. Null where that isn't what is asked. */
  handOver: HandOver | null
  /** The hub was asked for more time for its evidence, and gives none. */
  isLeaseRefused: boolean
  /** Drafts that others handed to me and that I haven't dismissed, the latest first. */
  handed: HandedDraft[]
  /** The two assessments that I am to settle; null where that isn't what is asked, or where they haven't arrived. */
  split: Split | null
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

/**
 * `possible`: it can be handed over; `refused` says why the hub didn't take that the last time. `waiting`: it is asked for and hasn't left
 * this machine. `sent`: it may have arrived.
 */
export type HandOver = { state: 'possible'; refused: string | null } | { state: 'waiting' | 'sent' }

/** A draft that whoever has the work now was given; `at` by the hub's clock. */
export type HandedOver = { at: string; about: WorkLabel | null }

export type SubmitResult =
  | { ok: true; commandId: string }
  | { ok: false; missing: Missing[] }
  /** `outdated`: what it was written on has changed; see `DeskRecord.followed`. */
  | { ok: false; reason: 'not-open' | 'already-sent' | 'outdated' }

export type TakeBackResult = { ok: true; commandId: string } | { ok: false; reason: 'nothing-to-take-back' | 'too-late' }

/** Work that was let go and is still here. */
export type DiscardedWork = {
  allocationId: string
  about: WorkLabel
  /** Until when it can be brought back at least, by this machine's clock; housekeeping ends it soon after. */
  keptUntil: string
}

/** Work that is no longer mine and that I decided to keep; `need` says what became of it. */
export type KeptWork = { allocationId: string; about: WorkLabel; need: WorkNeed }

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
  /** Gives my draft to whoever has the work now; it ends here once the hub has it. False where the work isn't somebody else's. */
  handOver(allocationId: string): Promise<boolean>
  /** What was handed over and has left this machine with the work; null where that isn't so. Known for as long as commands are kept. */
  handedOver(allocationId: string): Promise<HandedOver | null>
  /** Doesn't hand it over after all; false once it may have left this machine. */
  keepDraft(allocationId: string): Promise<boolean>
  /** Doesn't show a draft that was handed to me any more, or again. It stays here until the allocation ends. */
  dismissHanded(handedId: string, dismissed: boolean): Promise<void>
  /**
   * Says that I may not judge this candidate's work. Everything of it goes from this machine at once and for good, my draft too; the hub
   * hears of it and gives the work to somebody else. False where the work isn't open, or isn't here.
   */
  declareConflict(allocationId: string, interest: Interest, words: string): Promise<boolean>
  /** Decides to keep work that is no longer mine: it asks for nothing until the hub says something else of it. Or asks about it anew. */
  keep(allocationId: string, isKept: boolean): Promise<void>
  /** What was decided to be kept, by due date. */
  kept(): Promise<KeptWork[]>
  /** Lets work go that is no longer mine. It is gone from every list at once, and for good ten minutes later. */
  discard(allocationId: string): Promise<void>
  /** Undoes that; false where it is gone for good. */
  undiscard(allocationId: string): Promise<boolean>
  /** What was discarded and can still be brought back, the latest first. */
  discarded(): Promise<DiscardedWork[]>
}
