import type { AllocationState, RoundMode, RoundState, Rubric } from '../../shared/domain'
import { type Rejected, reject } from './content'
import { NO_ROUND } from './round'

/** A member's allocation of an exemplar. */
export type Share = {
  state: AllocationState
  /** Whether it can be scored still. */
  isOpen: boolean
}

/**
 * Whether a member of a panel may read the threads of a round: once nothing that stands there could move what they give. In practice they
 * have handed in whatever they can; in a qualification, where somebody else may still be told, the round is closed.
 */
export function mayReadThreads(
  round: { mode: RoundMode; state: RoundState; wasOpened: boolean },
  shares: readonly Share[],
): boolean {
  if (!round.wasOpened) return false
  // That there is such a round would tell its panel that seeds lie in their work.
  if (round.mode === 'seeding') return false
  // What somebody declared an interest in is no part of theirs; without any other they have none in the round.
  const parts = shares.filter(({ state }) => state !== 'conflict-declared')
  if (parts.length === 0) return false
  if (round.state === 'closed') return true
  return round.mode === 'practice' && parts.every(({ isOpen }) => !isOpen)
}

type Rubricked = { rubric: Pick<Rubric, 'criteria'> | null }

/** Why something can't be said in a thread; null where it can. */
export function judgeComment(
  { criterionId, about }: { criterionId: string; about: string | null },
  known: Rubricked & {
    /** What the writer may speak of: exemplars by their submissions; null where they may not write at all. */
    exemplars: readonly string[] | null
  },
): Rejected | null {
  if (known.exemplars === null) return NO_ROUND
  if (!hasCriterion(known, criterionId)) return NO_CRITERION
  if (about !== null && !known.exemplars.includes(about))
    return reject('no-exemplar', 'There is no such exemplar that you scored.')
  return null
}

/** Why a lead can't agree on a reading of their round, or withdraw one; null where they can. */
export function judgeReading(
  { criterionId, words }: { criterionId: string; words: string | null },
  known: Rubricked & { isAgreed: boolean },
): Rejected | null {
  if (!hasCriterion(known, criterionId)) return NO_CRITERION
  if (words === null && !known.isAgreed) return reject('wrong-state', 'Nothing is agreed that could be withdrawn.')
  return null
}

const NO_CRITERION = reject('unknown-level', 'The round’s rubric has no such criterion.')

function hasCriterion({ rubric }: Rubricked, criterionId: string): boolean {
  return rubric?.criteria.some(({ id }) => id === criterionId) ?? false
}
