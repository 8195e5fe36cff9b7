import { type AssessmentPolicy, findBar } from '../../shared/domain'

/** Somebody who works with the hub, as far as it matters for what they may assess. */
export type Known = {
  id: string
  /** Stands for their name, see `Secrets.markOfName`. */
  mark: string
  panels: readonly string[]
  competences: readonly string[]
  /** Whether they take no new work today; absent: they do, or it doesn't matter here. */
  isAway?: boolean
}

/** What of a submission may keep somebody from assessing it. */
export type About = {
  /** Stands for the candidate's name. */
  candidateMark: string
  /** Those of everybody who vouched in the current revision. */
  voucherMarks: readonly string[]
  /** People who declared an interest in this candidate, whichever submission that was about. */
  declaredBy: readonly string[]
  /** People who have it or had it: none gets it twice, and none judges their own judgement. */
  hadBy: readonly string[]
  /** People who gave it back; absent: nobody. */
  givenBackBy?: readonly string[]
  /** People who were shown what others decided about it, where it isn't to settle that: they would not judge for themselves. */
  seenBy: readonly string[]
  /** People who are qualified for its achievement today; needn't be known where policy doesn't ask for it. */
  qualified: readonly string[]
}

/**
 * Why somebody may not be given a submission. `own`: they are the candidate, by name; `vouched`: by name they vouched for the candidate;
 * `declared`: they said that they have an interest; `had`: they have it, or had it before; `seen`: as leads they saw a decision about it that was
 * given back; `given-back`: they gave it back; `away`: they take no new work today; `panel`: another panel's work; `competence`: it asks for one that they don't have; `qualification`: it is for those who are qualified
 * for its achievement, and they aren't.
 */
export type Obstacle =
  | 'own'
  | 'declared'
  | 'had'
  | 'vouched'
  | 'seen'
  | 'given-back'
  | 'away'
  | 'panel'
  | 'competence'
  | 'qualification'

/** What a policy asks of whoever is chosen. */
type Asked = Pick<AssessmentPolicy, 'panelId' | 'competence' | 'qualifiedOnly'>

/** What keeps this person from being given this submission, the weightiest first; null where nothing does. */
export function findObstacle(person: Known, about: About, asked: Asked): Obstacle | null {
  if (person.mark === about.candidateMark) return 'own'
  if (about.declaredBy.includes(person.id)) return 'declared'
  if (about.hadBy.includes(person.id)) return 'had'
  if (about.voucherMarks.includes(person.mark)) return 'vouched'
  if (about.seenBy.includes(person.id)) return 'seen'
  if (about.givenBackBy?.includes(person.id)) return 'given-back'
  if (person.isAway) return 'away'
  return findBar(person, about.qualified.includes(person.id), asked)
}

/**
 * Whether it holds also where a person gives work to somebody by name: a name that only looks like a voucher's is for people to judge (the
 * desk says so beside the vouch); that somebody gave it back or is away, a panel, a competence and a qualification are rules for choosing.
 */
export function isAbsolute(obstacle: Obstacle | null): boolean {
  return obstacle === 'own' || obstacle === 'declared' || obstacle === 'had'
}
