import type { Achievement, Person } from '../../shared/domain'
import { leads } from '../../shared/domain'
import { type Rejected, reject } from './content'
import { NOT_A_LEAD } from './rubric'

/** What the hub knows where a lead qualifies somebody, or ends that. */
export type Qualifying = {
  lead: Pick<Person, 'id' | 'roles' | 'panels'>
  /** Null where there is no such achievement. */
  achievement: Pick<Achievement, 'policy'> | null
  personId: string
  /** Null where there is nobody of this id. */
  roles: Person['roles'] | null
  /** Whether they are qualified, though the day may be over. */
  isQualified: boolean
  /** Calendar date in the provider's zone. */
  today: string
}

/** Why a lead can't qualify somebody until this day; null where they can. @param until null: until further notice */
export function judgeGiving(known: Qualifying, until: string | null): Rejected | null {
  const refusal = judgeActing(known)
  if (refusal) return refusal
  if (!known.roles?.includes('assessor')) return reject('incomplete', 'There is no such assessor.')
  if (until !== null && until < known.today) return reject('too-late', 'The last day of this qualification is over.')
  return null
}

/** Why a lead can't end somebody's qualification; null where they can. */
export function judgeEnding(known: Qualifying): Rejected | null {
  const refusal = judgeActing(known)
  if (refusal) return refusal
  return known.isQualified ? null : reject('wrong-state', 'This person is not qualified, so there is nothing to end.')
}

function judgeActing({ lead, achievement, personId }: Qualifying): Rejected | null {
  if (!achievement || !leads(lead, achievement.policy)) return NOT_A_LEAD
  return personId === lead.id ? reject('not-independent', 'Nobody says of themself what they are qualified for.') : null
}
