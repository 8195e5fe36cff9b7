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

/**
 * What somebody is asked about their work: the candidate handed in again, the rubric was superseded, or both; it was withdrawn, moved to
 * somebody else, or the hub didn't take my draft for them; handed in by themselves on another device, decided already, over, replaced by what
 * they have no part in, or is out of reach; what was to be sent can't be read any more; or the hub refused it for another reason.
 */
export type WorkNeed =
  | 'revised'
  | 'superseded'
  | 'both'
  | 'withdrawn'
  | 'moved'
  | 'not-handed'
  | 'handed-in'
  | 'decided'
  | 'over'
  | 'replaced'
  | 'access'
  | 'damaged'
  | 'refused'

/** Enough to know a piece of work by. */
export type WorkLabel = { candidate: string; achievementName: string }

/** Why my work can't go on as it is: a command was refused, or the hub took the allocation away. */
export type Refusal = {
  /** The refused command; null where nothing had been sent. */
  commandId: string | null
  /** A rejection or conflict code of the protocol; `damaged` where the command was set aside because it can't be read. */
  code: string
  /** The hub's own words; empty where nothing had been sent. */
  message: string
  at: string
  /** Why the hub took the work away; absent where it didn't. */
  removed?: 'withdrawn' | 'revised' | 'moved' | 'superseded' | 'ended' | 'access' | 'purged'
}
