import type { AssessmentPolicy, Person } from '../../shared/domain'
import type { DecisionRow } from '../store'
import { type Rejected, reject } from './content'
import { type About, findObstacle, type Known } from './obstacle'

/**
 * Whether somebody may see a decision before its release, and return it: a lead of the panel whose work it is (any lead, where it is no
 * panel's) whom nothing keeps from judging it. A part in assessing it does: nobody returns what they decided.
 */
export function mayReturn(
  person: Omit<Known, 'competences'> & Pick<Person, 'roles'>,
  about: Omit<About, 'qualified'>,
  { panelId }: Pick<AssessmentPolicy, 'panelId'>,
): boolean {
  if (!person.roles.includes('lead')) return false
  // What an assessor has to be competent in is no question here.
  const asked = panelId === undefined ? {} : { panelId }
  return findObstacle({ ...person, competences: [] }, { ...about, qualified: [] }, asked) === null
}

/** The same answer for a decision that there isn't and for one that this person may not return: it doesn't tell which there are. */
export const NO_DECISION: Rejected = {
  status: 'rejected',
  code: 'no-decision',
  message: 'There is no such decision that you may return.',
}

/**
 * Why a decision can't be returned; null where it can.
 * @param decision null where there is none that this person may return
 */
export function judgeReturn(
  { reason }: { reason: string },
  decision: Pick<DecisionRow, 'state' | 'release_at'> | null,
  now: Date,
): Rejected | null {
  if (decision === null) return NO_DECISION
  if (decision.state === 'void') return reject('wrong-state', 'This decision was taken back or returned already.')
  if (decision.state === 'final' || now >= decision.release_at) return reject('too-late', 'This decision is released.')
  if (reason.trim() === '') return reject('incomplete', 'A decision is returned with a reason.')
  return null
}
