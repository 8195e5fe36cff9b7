import type { Stage } from './stages'

/** Milliseconds since 1970-01-01T00:00Z, by the hub's clock. */
export type Instant = number

/** A time that a passage spent in one stage. */
export type StageInterval = {
  stage: Stage
  from: Instant
  /** Not in it any more at this instant; null while it goes on. Intervals may be empty (`to === from`). */
  to: Instant | null
}

/**
 * How a passage ended:
 * - `decided`: a decision was released (`final_at`): from then on it stands, and the candidate is told. A decision that was taken back or
 *   returned before has ended nothing.
 * - `withdrawn`: by the candidate, or because they were erased.
 * - `replaced`: a newer revision came before it was decided. It is nobody's finished work.
 */
export type PassageEnd = { at: Instant; as: 'decided' | 'withdrawn' | 'replaced' }

/**
 * What one revision of a submission went through, from its receipt to its end: the unit of everything here. A resubmission is a passage of its
 * own, because the candidate is promised an answer to each. Copies (exemplars, seeds) have none.
 */
export type Passage = {
  submissionId: string
  /** 1, 2, … */
  revision: number
  achievementId: string
  /** The panel that the achievement belongs to: the group of assessors that it is counted with; null where it is everybody's. */
  panelId: string | null
  receivedAt: Instant
  /** null while it is open. */
  end: PassageEnd | null
  /**
   * In order and without gaps: the first begins with `receivedAt`, each other one where the one before ended. The last open stage ends with the
   * passage. Where the decision was "not yet", `with-candidate` follows, until the next revision comes or the submission is withdrawn.
   */
  intervals: readonly StageInterval[]
}

/** A time in which an assessor had a part of live work: from being given it until it was handed in, or ended otherwise. */
export type Holding = {
  assessorId: string
  from: Instant
  /** null while they have it. */
  to: Instant | null
}

/** From the first instant up to and without the last. */
export type Span = { from: Instant; to: Instant }

/** Whether it was decided within a span. */
export function isFinishedIn({ end }: Passage, { from, to }: Span): boolean {
  return end?.as === 'decided' && end.at >= from && end.at < to
}

/** Whether it was open at an instant; one that ends at it isn't any more. */
export function isOpenAt({ receivedAt, end }: Passage, at: Instant): boolean {
  return receivedAt <= at && (end === null || end.at > at)
}
