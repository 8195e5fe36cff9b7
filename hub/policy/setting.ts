import type { Person } from '../../shared/domain'
import { type Rejected, reject } from './content'

export const NOT_AN_ADMIN: Rejected = reject('not-an-admin', 'This is for admins.')
/** To admins, who see every achievement. */
export const NO_ACHIEVEMENT: Rejected = reject('incomplete', 'There is no such achievement.')

type Asking = { person: Pick<Person, 'roles'> }

/** Why somebody can't set the promise of an achievement; null where they can. @param known its promise now; null: there is no such achievement */
export function judgePromise(
  { promiseWorkingDays }: { promiseWorkingDays: number },
  known: Asking & { promiseWorkingDays: number | null },
): Rejected | null {
  const refusal = judgeSetting(known, known.promiseWorkingDays !== null)
  if (refusal) return refusal
  return known.promiseWorkingDays === promiseWorkingDays ? reject('no-change', 'This is promised already.') : null
}

type Pausing = Asking & {
  /** Whether there is such an achievement. */
  isThere: boolean
  /** The pause that goes on, or is over since midnight. */
  pause: { until: string | null } | undefined
}

/** Why somebody can't pause an achievement's intake until this day; null where they can. @param until null: until further notice */
export function judgePause({ until }: { until: string | null }, known: Pausing & { today: string }): Rejected | null {
  const refusal = judgeSetting(known, known.isThere)
  if (refusal) return refusal
  if (until !== null && until < known.today) return reject('too-late', 'The last day of the pause is over.')
  return known.pause?.until === until ? reject('no-change', 'It is paused until then already.') : null
}

/** Why somebody can't resume it; null where they can. */
export function judgeResuming(known: Pausing): Rejected | null {
  const refusal = judgeSetting(known, known.isThere)
  if (refusal) return refusal
  return known.pause ? null : reject('wrong-state', 'Its intake isn’t paused.')
}

function judgeSetting({ person }: Asking, isThere: boolean): Rejected | null {
  if (!person.roles.includes('admin')) return NOT_AN_ADMIN
  return isThere ? null : NO_ACHIEVEMENT
}
