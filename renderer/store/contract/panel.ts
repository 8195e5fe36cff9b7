import type {
  Achievement,
  AssessorDifference,
  CalibrationRound,
  Person,
  Qualification,
  RoundScore,
  Rubric,
} from '../../../shared/domain'

/** Whose qualification, and for what. */
export type Holder = { personId: string; achievementId: string }

/** What I asked last about a qualification and haven't heard of, or what the hub refused and I haven't put away. */
export type QualificationAsked = { wish: 'give' | 'end'; until: string | null } & (
  | { state: 'waiting' }
  | { state: 'refused'; code: string }
)

/** An assessor and an achievement whose assessors I lead. */
export type RosterEntry = Holder & {
  person: Pick<Person, 'id' | 'name' | 'panels' | 'competences'>
  /** Of myself I ask nothing. */
  isMe: boolean
  achievement: Achievement
  /** What they are, or were, qualified for; null where they never were. */
  qualification: Qualification | null
  asked: QualificationAsked | null
}

export type Roster = {
  isLead: boolean
  /** By name of the person, then of the achievement. Who is of another panel is in it only where they are, or were, qualified. */
  entries: RosterEntry[]
}

/** A round that somebody scored in, with what they gave and the reference. */
export type ScoredRound = { round: CalibrationRound; rubric: Rubric; scores: RoundScore[] }

/** What tells how somebody judged one achievement over time, as far as I may hold it. */
export type PersonRecord = {
  entry: RosterEntry
  /** Rounds of mine that are closed, and those that seed, whose scores come as they are made. */
  rounds: ScoredRound[]
  differences: AssessorDifference[]
}

export type PanelStore = {
  /** Who may assess what of the achievements whose assessors I lead. */
  roster(): Promise<Roster>
  /** Null where I don't lead the achievement's assessors, or there is no such assessor here. */
  person(holder: Holder): Promise<PersonRecord | null>
  /**
   * Asks the hub to qualify these until the end of a calendar date; null: until further notice. One command for each, which stands for itself.
   * @returns how many were asked for: nobody asks about themself, or about an achievement that they don't lead
   * @throws ZodError without a reason
   */
  give(holders: readonly Holder[], until: string | null, reason: string): Promise<number>
  /** Asks the hub to end what these are qualified for. @returns how many were asked for @throws ZodError without a reason */
  end(holders: readonly Holder[], reason: string): Promise<number>
  /** I have read what the hub refused. */
  settle(holder: Holder): Promise<void>
}
