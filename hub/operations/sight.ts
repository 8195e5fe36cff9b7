import { type Achievement, leads, type Person } from '../../shared/domain'
// Not by its room's index: allocations write into the feed, which asks for this.
import { HELD_STATES } from '../allocations/states'
import { isLive } from '../copies'
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

/**
 * Those of these submissions, live work all, whose parts somebody may give to others: as a lead none that they assess or ever did, nor of which they
 * have a part now. They would learn who judges beside them.
 */
export async function findGivable(
  trx: Trx,
  { achievements, person, isAdmin }: OperationsSight,
  ids: readonly string[],
): Promise<string[]> {
  if (ids.length === 0 || achievements.length === 0) return []
  const rows = await trx
    .selectFrom('submissions')
    .select('id')
    .where('id', 'in', [...ids])
    .where(
      'achievement_id',
      'in',
      achievements.map(({ id }) => id),
    )
    .where(isLive)
    .where(({ eb, or, not, exists, selectFrom, val }) =>
      or([
        eb(val(isAdmin), '=', true),
        not(
          exists(
            selectFrom('allocations as own')
              .select('own.id')
              .whereRef('own.submission_id', '=', 'submissions.id')
              .where('own.assessor_id', '=', person.id)
              .where((own) => own.or([own('own.task', '=', 'assess'), own('own.state', 'in', [...HELD_STATES])])),
          ),
        ),
      ]),
    )
    .execute()
  return rows.map(({ id }) => id)
}
