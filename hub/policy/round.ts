import { type Achievement, isSeedable, leads, type Person, type RoundPlan, type RoundState } from '../../shared/domain'
import { type Rejected, reject } from './content'
import { NOT_A_LEAD } from './rubric'

/** What the hub knows of what a plan speaks of. */
export type Planned = {
  person: Pick<Person, 'id' | 'roles' | 'panels'>
  /** Null where there is no such achievement. */
  achievement: Pick<Achievement, 'policy'> | null
  /** Whether the achievement has this version of this rubric, and it was published. */
  hasRubric: boolean
  /** Those of the panel who are assessors here. */
  assessors: readonly string[]
  /** Those of the sources that were decided and that this lead may look back at, of this achievement. */
  decided: readonly string[]
  /** Calendar date in the provider's zone. */
  today: string
}

/** Seeds need live work that looks like them, and that the hub gives out: what is claimed lies there for everybody to see. */
const NO_SEEDING = reject(
  'no-seeding',
  'Work of this achievement can’t be seeded: it must be blind, stripped at intake, and given out.',
)

/** The same answer for a round that there isn't and for somebody else's. */
export const NO_ROUND = reject('no-round', 'There is no such round of yours.')

/** Why a round can't be set up as planned; null where it can. */
export function judgePlan(plan: RoundPlan, known: Planned): Rejected | null {
  const { person, achievement, hasRubric, assessors, decided, today } = known
  const { sourceIds, panelIds, passMark } = plan
  if (!achievement || !leads(person, achievement.policy)) return NOT_A_LEAD
  if (!hasRubric) return reject('unknown-level', 'There is no such published version of a rubric of this achievement.')
  if (plan.closesOn < today) return reject('too-late', 'The last day of the round is over.')
  if ((plan.mode === 'qualification') !== (passMark !== null))
    return reject('incomplete', 'A qualification needs what passes it, and practice has nothing to pass.')
  if ((plan.mode === 'seeding') !== (plan.seedShare !== undefined))
    return reject('incomplete', 'Seeding needs its share, and no other round has one.')
  if (plan.mode === 'seeding' && !isSeedable(achievement.policy)) return NO_SEEDING
  if (new Set(sourceIds).size < sourceIds.length) return reject('incomplete', 'A submission is named twice.')
  if (new Set(panelIds).size < panelIds.length) return reject('incomplete', 'Somebody is named twice.')
  if (panelIds.includes(person.id)) return reject('incomplete', 'You set the reference, so you are not of the panel.')
  if (!panelIds.every((id) => assessors.includes(id))) return reject('incomplete', 'Somebody of the panel is not an assessor.')
  const missing = sourceIds.filter((id) => !decided.includes(id))
  if (missing.length > 0) {
    return reject(
      'no-exemplar',
      `Not decided for good, or not yours to look back at, or of another achievement: ${missing.join(', ')}.`,
    )
  }
  return null
}

/**
 * The chance with which a seed is given in the place of a part of live work, so that seeds are this share of what is given: the part itself is
 * given as well.
 */
export function chanceOfSeed(share: number): number {
  return share / (1 - share)
}

/** Why a lead can't open their round; null where they can. */
export function judgeOpening(round: {
  state: RoundState
  isOver: boolean
  exemplars: number
  references: number
}): Rejected | null {
  if (round.state !== 'preparing') return reject('wrong-state', `A round can't be opened that is "${round.state}".`)
  if (round.isOver) return reject('too-late', 'The last day of the round is over.')
  if (round.exemplars === 0) return reject('no-exemplar', 'The round has no exemplar left.')
  if (round.references < round.exemplars) {
    return reject('incomplete', `${round.exemplars - round.references} of ${round.exemplars} exemplars have no reference yet.`)
  }
  return null
}

/** Why a lead can't qualify somebody by their round, or end that; null where they can. */
export function judgeQualifying(known: {
  round: { state: RoundState; achievementId: string }
  achievementId: string
  isOfPanel: boolean
  isAssessor: boolean
  /** Whether it is to end, and whether there is something to end. */
  ends: boolean
  isQualified: boolean
}): Rejected | null {
  const { round, achievementId, isOfPanel, isAssessor, ends, isQualified } = known
  if (round.achievementId !== achievementId || !isOfPanel)
    return reject('no-round', 'The round is about another achievement, or this person is not of its panel.')
  if (round.state === 'preparing') return reject('wrong-state', 'Nobody has scored in this round yet.')
  if (ends && !isQualified) return reject('wrong-state', 'This person is not qualified, so there is nothing to end.')
  if (!ends && !isAssessor) return reject('incomplete', 'This person is not an assessor any more.')
  return null
}
