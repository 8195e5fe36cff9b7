import type {
  Achievement,
  CalibrationRound,
  Colleague,
  PastDecision,
  RoundPlan,
  RoundReference,
  RoundScore,
  Rubric,
} from '../../../shared/domain'

/** Something that I asked of a round. */
export type RoundWish = 'create' | 'open' | 'close' | 'qualify' | 'report'

/** What I asked for last and haven't heard of, or what the hub refused and I haven't put away; null where there is nothing. */
export type RoundAsked = { wish: RoundWish; state: 'waiting' } | { wish: RoundWish; state: 'refused'; code: string } | null

/** A round in the list. */
export type RoundEntry = {
  id: string
  name: string
  achievementName: string
  rubricVersion: number
  mode: RoundPlan['mode']
  /** `planned`: it was set up here, and the hub hasn't sent it yet. */
  state: CalibrationRound['state'] | 'planned'
  closesOn: string
  exemplars: number
  panel: number
  /** Exemplars whose reference the hub has. */
  references: number
  /** Scores that the hub has of the panel, of `exemplars` × `panel`. */
  scores: number
  /** Members who have scored every exemplar. */
  finished: number
  createdAt: string
  asked: RoundAsked
}

export type RoundList = {
  /** Whether I am a lead at all: nobody else ever has any. */
  isLead: boolean
  /** The latest first. */
  rounds: RoundEntry[]
}

/** A round with all that was given in it. */
export type RoundRecord = {
  round: CalibrationRound
  achievement: Achievement | null
  /** Null where that version isn't on this machine. */
  rubric: Rubric | null
  /** The panel's, and the reference with `personId` null. */
  scores: RoundScore[]
  /** Of my allocations of the exemplars: whether what I set is handed in here and on its way. */
  onTheWay: string[]
  asked: RoundAsked
}

/** A round that I set up, by name. */
export type OwnRound = Pick<CalibrationRound, 'id' | 'name'>

/** What a round can be set up from. */
export type RoundChoices = {
  achievements: Achievement[]
  /** Every version that is on this machine, the newest first. */
  rubrics: Rubric[]
  /** By name. */
  colleagues: Colleague[]
}

export type CalibrationStore = {
  /** Whether I may set rounds up. */
  isLead(): boolean
  rounds(): Promise<RoundList>
  /** Null where there is no such round here. */
  round(roundId: string): Promise<RoundRecord | null>
  choices(): Promise<RoundChoices>
  /** Decisions of an achievement that exemplars can be made of, the latest first. */
  pastDecisions(achievementId: string): Promise<PastDecision[]>
  /** Asks the hub to set a round up. @returns the id that it will have */
  create(plan: RoundPlan): Promise<string>
  /** Asks the hub to let the panel score. False where it isn't in preparation, or was asked for already. */
  open(roundId: string): Promise<boolean>
  /** Asks the hub to take nothing more. False where it is closed, or was asked for already. */
  close(roundId: string): Promise<boolean>
  /** Asks the hub to hand reports out to a panel that seeds lie among. False where the round isn't open or closed, or was asked for already. */
  handOut(roundId: string): Promise<boolean>
  /** Qualifies a member of a closed round's panel for its achievement. `until` is a calendar date; null: until further notice. */
  qualify(roundId: string, personId: string, until: string | null): Promise<boolean>
  /** Members whom I have qualified by this round, whether or not the hub has heard it. */
  qualified(roundId: string): Promise<string[]>
  /** I have read what the hub refused. */
  settle(roundId: string): Promise<void>
  /** The reference for what I scored with this allocation; null where I may not see it (yet). */
  reference(allocationId: string): Promise<RoundReference | null>
  /** The round of mine in which what I give on this allocation is the reference; null where it isn't. */
  roundOfReference(allocationId: string): Promise<OwnRound | null>
}
