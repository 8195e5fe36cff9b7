import type { PanelRound, RoundComment, RoundReading } from '../../../shared/domain'

/** A comment as it stands in its thread; what the hub hasn't heard of stands there as well. */
export type ThreadComment = RoundComment & {
  /** `waiting`: it is still to reach the hub; `refused`: the hub didn't take it. */
  state: 'there' | 'waiting' | 'refused'
  /** Why the hub didn't take it. */
  code: string | null
}

/** What I as the lead said of a criterion's reading, and the hub hasn't taken. `words` null: that it holds no more. */
export type ReadingAsked = {
  commandId: string
  criterionId: string
  words: string | null
  state: 'waiting' | 'refused'
  code: string | null
}

/** All that stands in the threads of a round. */
export type RoundThreads = {
  /** The oldest first; what is on its way comes last. */
  comments: ThreadComment[]
  /** The oldest first, those that hold no more among them. */
  readings: RoundReading[]
  asked: ReadingAsked[]
}

/** A round of whose panel I am, with how much is said in its threads. */
export type PanelRoundEntry = PanelRound & { comments: number; readings: number }

export type ThreadStore = {
  of(roundId: string): Promise<RoundThreads>
  /** Rounds to whose panel I belong and whose threads I may read, by name. */
  panelRounds(): Promise<PanelRoundEntry[]>
  /** Null where there is none here. */
  panelRound(roundId: string): Promise<PanelRound | null>
  /** The one in which I scored this submission, which is an exemplar's; null where I may not read its threads (yet). */
  panelRoundOf(submissionId: string): Promise<PanelRound | null>
  /** How an achievement's criteria are read: readings of all its rounds that hold, the latest first. */
  readings(achievementId: string): Promise<RoundReading[]>
  /** Says something in a criterion's thread. @returns its id; null where there is no such round here */
  comment(roundId: string, comment: { criterionId: string; words: string; about: string | null }): Promise<string | null>
  /** As the lead of the round: how a criterion is read from now on; null: as the rubric says. @returns false where I am not */
  agree(roundId: string, criterionId: string, words: string | null): Promise<boolean>
  /** Puts a comment or a reading away that the hub refused. */
  settle(commandId: string): Promise<void>
}
