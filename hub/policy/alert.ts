import { type AlertTerms, MOST_RULES, type Person } from '../../shared/domain'
import { isQuiet, type OpenCalendar } from '../../shared/flow'
import { type Rejected, reject } from './content'
import { NO_ACHIEVEMENT, NOT_AN_ADMIN } from './setting'

/** What the hub knows of what an admin asks for. */
type Known = {
  person: Pick<Person, 'roles'>
  /** Whether it is there, with another one's id, or to be made. */
  isThere: boolean
  /** How many there are of its kind. */
  count: number
  /** Whether there is such an achievement, or it is about all. */
  hasAchievement: boolean
  sendsMail: boolean
}

/** Why somebody can't set a rule, or have figures sent; null where they can. */
export function judgeAlerting(wanted: { emails: readonly string[] }, known: Known): Rejected | null {
  if (!known.person.roles.includes('admin')) return NOT_AN_ADMIN
  if (!known.hasAchievement) return NO_ACHIEVEMENT
  if (!known.isThere && known.count >= MOST_RULES) return reject('too-many', `There are ${MOST_RULES} already.`)
  if (wanted.emails.length > 0 && !known.sendsMail) return reject('no-mail', 'This hub sends no e-mail.')
  return null
}

/** Why somebody can't end one, or have it sent now; null where they can. */
export function judgeEndOfAlerting(known: Pick<Known, 'person' | 'isThere'>): Rejected | null {
  if (!known.person.roles.includes('admin')) return NOT_AN_ADMIN
  return known.isThere ? null : reject('wrong-state', 'It has been ended already.')
}

/** Why somebody can't have one sent now; null where they can. */
export function judgeSending(known: Pick<Known, 'person' | 'isThere' | 'sendsMail'>): Rejected | null {
  return judgeEndOfAlerting(known) ?? (known.sendsMail ? null : reject('no-mail', 'This hub sends no e-mail.'))
}

/** Whether an alert that holds is told now. @param told when it was last; null: not yet */
export function isToTell(terms: AlertTerms, told: Date | null, calendar: OpenCalendar, now: Date): boolean {
  if (isQuiet(terms, calendar, now.getTime())) return false
  if (told === null) return true
  if (terms.remindEveryDays === null) return false
  // Dates, not hours: a reminder comes on the day, whenever it was told before.
  return calendar.dayOf(now.getTime()) - calendar.dayOf(told.getTime()) >= terms.remindEveryDays
}
