import { type AssessmentPolicy, leads, type Person } from '../../shared/domain'
import { type About, findObstacle, type Known } from './obstacle'
import { keepsOutcome } from './receipt'

/** What of a decided submission may keep somebody from looking back at it. */
type Past = Pick<About, 'candidateMark' | 'voucherMarks' | 'declaredBy'> & {
  /** Who had a part in assessing it, but for settling it. */
  assessedBy: readonly string[]
}

/**
 * Whether somebody may know what was decided about a submission, and make it an exemplar: a lead of its panel whom nothing keeps from its
 * candidate's work. Who assessed it blind, and isn't told what came of it (`keepsOutcome`), isn't told here.
 */
export function mayLookBack(
  person: Omit<Known, 'competences'> & Pick<Person, 'roles' | 'panels'>,
  { assessedBy, ...past }: Past,
  policy: Pick<AssessmentPolicy, 'panelId' | 'blind' | 'assessors' | 'secondLookShare' | 'seeding'>,
): boolean {
  if (!leads(person, policy)) return false
  const hadBy = keepsOutcome(policy) ? assessedBy : []
  return findObstacle({ ...person, competences: [] }, { ...past, hadBy, seenBy: [], qualified: [] }, {}) === null
}

/** Whether somebody may score a copy of a candidate's work: not their own, and none of a candidate whom they vouched for or have an interest in. */
export function mayScoreCopy(person: Known, past: Omit<Past, 'assessedBy'>): boolean {
  return findObstacle(person, { ...past, hadBy: [], seenBy: [], qualified: [] }, {}) === null
}

/**
 * Whether a lead may know how far somebody's levels lay from a second assessor's. Not of themself, and not where they had a part in a pair of which
 * nobody who had one is told what came of it (`keepsOutcome`).
 */
export function mayCompare(
  person: Pick<Person, 'id' | 'roles' | 'panels'>,
  { personId, hadPart }: { personId: string; hadPart: boolean },
  policy: Pick<AssessmentPolicy, 'panelId' | 'blind' | 'assessors' | 'secondLookShare' | 'seeding'>,
): boolean {
  return leads(person, policy) && personId !== person.id && !(hadPart && keepsOutcome(policy))
}
