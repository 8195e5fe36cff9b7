/**
 * Where one revision of a submission is, in the order in which work goes. Which stage follows from the facts that the hub knows is one rule:
 * `stageOf`. The last one comes after the decision and isn't open work: "not yet" was said, and the candidate has not answered so far.
 */
export const STAGES = [
  'waiting-first',
  'first',
  'waiting-second',
  'second',
  'waiting-second-look',
  'second-look',
  'waiting-adjudication',
  'adjudication',
  'waiting-release',
  'with-candidate',
] as const
export type Stage = (typeof STAGES)[number]

/** Sorts stages in the order in which work goes. */
export const inFlow = (one: Stage, other: Stage): number => STAGES.indexOf(one) - STAGES.indexOf(other)

/** Stages of work that is open: from receipt to the end. */
export const OPEN_STAGES = STAGES.filter((stage) => stage !== 'with-candidate')

/**
 * What the time in a stage is:
 * - `waiting`: for somebody to begin.
 * - `working`: somebody has begun and not handed in, as far as the hub knows. Nights and weekends of a review that goes on are in it.
 * - `release`: decided, and kept back for the release delay.
 * - `candidate`: the provider has nothing to do.
 */
export type StageKind = 'waiting' | 'working' | 'release' | 'candidate'

export function kindOf(stage: Stage): StageKind {
  if (stage === 'waiting-release') return 'release'
  if (stage === 'with-candidate') return 'candidate'
  return stage.startsWith('waiting-') ? 'waiting' : 'working'
}

/** What the hub knows of an undecided revision at one instant. */
export type Situation = {
  /** How many assessments of it are in and weren't taken back or returned; an adjudicator's isn't one of them. */
  assessed: number
  /** Whether a second look was asked of somebody. */
  secondLook: boolean
  /** Whether an assessor of it (not an adjudicator) has begun and not handed in. */
  reviewing: boolean
  /** Whether an adjudicator has begun and not handed in. */
  adjudicating: boolean
  /** Whether a decision waits for its release. */
  decided: boolean
}

/**
 * The stage of an undecided revision. The first that holds is the answer:
 * 1. a decision waits for its release: `waiting-release`
 * 2. two assessments or more are in, and yet there is no decision, so that they differ: `adjudication`, or waiting for it
 * 3. one is in, and a second look was asked for: `second-look`, or waiting for it
 * 4. one is in, which alone decides nothing: `second`, or waiting for it
 * 5. none is in: `first`, or waiting for it
 *
 * With two assessors at work at once it is `first` until one of them hands in.
 */
export function stageOf({ assessed, secondLook, reviewing, adjudicating, decided }: Situation): Stage {
  if (decided) return 'waiting-release'
  if (assessed >= 2) return adjudicating ? 'adjudication' : 'waiting-adjudication'
  if (assessed === 0) return reviewing ? 'first' : 'waiting-first'
  if (secondLook) return reviewing ? 'second-look' : 'waiting-second-look'
  return reviewing ? 'second' : 'waiting-second'
}
