import { type Achievement, findBar, leads, type MessagePurpose, type Person } from '../../shared/domain'
import { type Rejected, reject } from './content'
import { NO_WORK } from './moving'

/** The same answer for a message that there isn't and for one that didn't go to this person. */
export const NO_MESSAGE: Rejected = reject('no-message', 'There is no such message to you.')
export const ID_TAKEN: Rejected = reject('id-reused', 'Another message has this id.')
const NOT_THEM = reject('no-receiver', 'Somebody to whom this goes doesn’t assess or lead, or isn’t of your panels.')

type Reader = Pick<Person, 'id' | 'roles' | 'panels'> & { competences: readonly string[] }

/** What the hub knows of a message that is to be sent. */
export type Sending = {
  person: Pick<Person, 'id' | 'roles' | 'panels'>
  /** Those to whom it goes, as far as there are such people. */
  readers: readonly Reader[]
  /** What it is about; null: there is no such achievement, or it names none. */
  achievement: Pick<Achievement, 'policy'> | null
  /** Achievements whose assessors the writer leads; an admin's are all. */
  led: readonly Pick<Achievement, 'policy'>[]
  /** Who has the work that is asked for; null: there is none that the writer may give to others. */
  work: { holderId: string | null; achievementId: string } | null
}

type Said = {
  purpose: MessagePurpose
  toPersonIds: readonly string[]
  achievementId: string | null
  aboutAllocationId: string | null
}

/** Why a message can't be sent; null where it can. */
export function judgeMessage(said: Said, known: Sending): Rejected | null {
  const { person } = known
  const isAdmin = person.roles.includes('admin')
  if (!isAdmin && !person.roles.includes('lead')) return reject('not-a-lead', 'Messages are written by those who lead.')
  if (said.achievementId !== null && !known.achievement) return reject('incomplete', 'There is no such achievement.')
  if ((said.purpose === 'return') !== (said.aboutAllocationId !== null))
    return reject('incomplete', 'Work is asked for by naming it, and by nothing else.')
  if (said.toPersonIds.includes(person.id)) return reject('incomplete', 'Nobody writes to themself.')
  if (said.purpose === 'return') return judgeAsking(said, known)
  if (said.toPersonIds.some((id) => !known.readers.some((reader) => reader.id === id))) return NOT_THEM
  if (!known.readers.every((reader) => mayWriteTo(known, isAdmin, reader))) return NOT_THEM
  return said.purpose === 'invitation' ? judgeInvitation(known, isAdmin) : null
}

/** Work goes back from whoever has it; what the writer may not know of it they aren't told. */
function judgeAsking({ toPersonIds, achievementId }: Said, { work }: Sending): Rejected | null {
  if (!work) return NO_WORK
  if (achievementId !== null && achievementId !== work.achievementId)
    return reject('incomplete', 'The work is of another achievement.')
  const isTheirs = toPersonIds.every((id) => id === work.holderId)
  return isTheirs ? null : reject('no-receiver', 'They don’t have this work (any more), or have handed it in.')
}

/** An admin to everybody who assesses or leads; a lead to those of their panels, and to assessors of what is anybody's. */
function mayWriteTo({ person, led }: Sending, isAdmin: boolean, { roles, panels }: Reader): boolean {
  const assesses = roles.includes('assessor')
  if (!assesses && !roles.includes('lead')) return false
  if (isAdmin || panels.some((panel) => person.panels.includes(panel))) return true
  return assesses && led.some(({ policy }) => policy.panelId === undefined)
}

/** Whoever is invited may assess it, or may once they are qualified. */
function judgeInvitation({ person, achievement, readers }: Sending, isAdmin: boolean): Rejected | null {
  if (!achievement) return reject('incomplete', 'An invitation names an achievement.')
  const { policy } = achievement
  if (!isAdmin && !leads(person, policy)) return reject('not-a-lead', 'There is no such achievement whose assessors you lead.')
  const couldAssess = (reader: Reader) => reader.roles.includes('assessor') && findBar(reader, true, policy) === null
  if (readers.every(couldAssess)) return null
  return reject(
    'no-receiver',
    'Somebody who is invited can’t be given this achievement’s work: it is another panel’s, or asks for a competence.',
  )
}

/** Why somebody can't answer a message that went to them; null where they can. */
export function judgeAnswer(answer: 'read' | 'yes' | 'no', purpose: MessagePurpose): Rejected | null {
  if (answer === 'read' || purpose === 'invitation') return null
  if (purpose === 'return') return answer === 'no' ? null : reject('wrong-state', 'Work is given back by a command of its own.')
  return reject('wrong-state', 'This message asks for no answer.')
}
