import type { Achievement, Finding, Rubric, RubricContent, RubricDraft } from '../../../shared/domain'

export type { RubricDraft }

/** A version that I asked the hub to publish, and that it hasn't answered or has refused. */
export type Publication = {
  /** Under which what was sent about it belongs together. */
  id: string
  /** `waiting` until the hub has answered. */
  state: 'waiting' | 'refused'
  /** A rejection or conflict code of the protocol where it was refused: `rubric-superseded` where somebody else was quicker; null otherwise. */
  code: string | null
  rubric: RubricContent
  note: string
  basedOn: { rubricId: string; rubricVersion: number }
  /** ISO instant. */
  askedAt: string
}

/** A rubric in the list. */
export type RubricEntry = {
  achievementId: string
  achievementName: string
  title: string
  /** The one in force. */
  version: number
  /** Calendar date in the provider's zone; null where the hub doesn't say. */
  publishedOn: string | null
  hasDraft: boolean
  publication: Pick<Publication, 'state' | 'code'> | null
}

/** A rubric with all that is known of it. */
export type RubricRecord = {
  achievement: Achievement
  /** Every version, the newest first. */
  versions: Rubric[]
  draft: RubricDraft | null
  /** How often it was written, from 1; null where there is none. */
  draftVersion: number | null
  /** Whether this window wrote it last. */
  isDraftFromHere: boolean
  publication: Publication | null
}

/** What I asked about decisions that are to be looked at again, and what the hub hasn't answered or has refused. */
export type LookAsked = {
  /** Names it, to be settled. */
  id: string
  wish: 'tag' | 'settle'
  state: 'waiting' | 'refused'
  /** Null while it waits. */
  code: string | null
  submissionIds: string[]
  /** Why they are to be looked at again, or what was found. */
  words: string
}

/** Why a publication wasn't asked for: `nothing` there is no draft here; `waiting` one is on its way; `incomplete` it isn't a rubric yet, or has no note, or the tag no reason. */
export type PublishAnswer = { ok: true; id: string } | { ok: false; reason: 'nothing' | 'waiting' | 'incomplete' }

export type RubricStore = {
  /** Rubrics of the achievements whose assessors I lead, by the achievement's name. */
  list(): Promise<RubricEntry[]>
  /** Null where it isn't here, or I don't lead its assessors. */
  open(achievementId: string): Promise<RubricRecord | null>
  /** Keeps what was typed. False, and nothing is changed, while a version that I made of it is on its way. */
  saveDraft(draft: Omit<RubricDraft, 'changedAt'>): Promise<boolean>
  /** Lets the draft go. False while a version that I made of it is on its way. */
  discardDraft(achievementId: string): Promise<boolean>
  /**
   * Asks the hub to publish the draft, which goes once the hub has taken it, and stays where it is refused.
   * @param tag decisions to be tagged for a second look with it; they aren't where the hub refuses the version
   */
  publish(achievementId: string, tag?: { submissionIds: readonly string[]; reason: string }): Promise<PublishAnswer>
  /** I have read why the hub refused: the draft goes on, and what was to be tagged with it isn't. */
  settlePublication(achievementId: string): Promise<void>
  /** Asks the hub to tag decisions of one achievement for a second look, in as many commands as it takes. @throws ZodError without a reason */
  lookAgain(achievementId: string, submissionIds: readonly string[], reason: string): Promise<void>
  /** Says what was found about a tagged decision. False where it isn't tagged here, is settled, or I said so already. @throws ZodError without words */
  lookedAt(submissionId: string, finding: Finding, words: string): Promise<boolean>
  /** What is on its way, or was refused and I haven't put away, about decisions of this achievement. */
  looksAsked(achievementId: string): Promise<LookAsked[]>
  /** I have read what the hub refused. */
  settleLook(id: string): Promise<void>
}
