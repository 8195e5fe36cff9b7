import { type Achievement, leads, type Person } from '../../shared/domain'
import type { Trx } from '../store'

/** What of operations somebody may see. */
export type OperationsSight = {
  person: Person
  achievements: Achievement[]
  /** Whether they see it as an admin: everything, and what they have a part in themselves as well. */
  isAdmin: boolean
}

/** An admin sees every achievement, a lead those of their panels; nobody else any. */
export async function findOperationsSight(trx: Trx, person: Person): Promise<OperationsSight> {
  const isAdmin = person.roles.includes('admin')
  if (!isAdmin && !person.roles.includes('lead')) return { person, achievements: [], isAdmin }
  const rows = await trx.selectFrom('achievements').select('body').orderBy('id').execute()
  const achievements = rows.map(({ body }) => body).filter(({ policy }) => isAdmin || leads(person, policy))
  return { person, achievements, isAdmin }
}

/** The same for one of the achievements alone; undefined where it isn't among them. */
export function narrowTo(sight: OperationsSight, achievementId: string | undefined): OperationsSight | undefined {
  if (achievementId === undefined) return sight
  const achievements = sight.achievements.filter(({ id }) => id === achievementId)
  return achievements.length > 0 ? { ...sight, achievements } : undefined
}
