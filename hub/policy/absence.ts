import type { Person } from '../../shared/domain'
import { type Rejected, reject } from './content'
import { NOT_AN_ADMIN } from './setting'

type Known = {
  person: Pick<Person, 'id' | 'roles'>
  /** Who is away; null where there is nobody of this id. */
  away: Pick<Person, 'id' | 'roles'> | null
  /** Whose absence has this id already; null: there is none. */
  holderId: string | null
  /** Calendar date in the provider's zone. */
  today: string
}

/** Why somebody's absence can't be set; null where it can. */
export function judgeAbsence({ from, until }: { from: string; until: string | null }, known: Known): Rejected | null {
  const refusal = judgeSaying(known)
  if (refusal) return refusal
  const { away, holderId, today } = known
  const takesWork = away?.roles.some((role) => role === 'assessor' || role === 'lead')
  if (!away || !takesWork) return reject('incomplete', 'There is nobody of this id who is given work.')
  if (holderId !== null && holderId !== away.id) return reject('id-reused', 'Somebody else’s absence has this id.')
  if (until !== null && until < from) return reject('incomplete', 'The absence ends before it begins.')
  if (until !== null && until < today) return reject('too-late', 'The last day of this absence is over.')
  return null
}

/** Why an absence can't be ended; null where it can. */
export function judgeEndOfAbsence(known: Known): Rejected | null {
  const refusal = judgeSaying(known)
  if (refusal) return refusal
  const isTheirs = known.holderId !== null && known.holderId === known.away?.id
  return isTheirs ? null : reject('wrong-state', 'There is no such absence.')
}

/** One speaks for oneself, an admin for everybody. */
function judgeSaying({ person, away }: Known): Rejected | null {
  return person.id === away?.id || person.roles.includes('admin') ? null : NOT_AN_ADMIN
}
