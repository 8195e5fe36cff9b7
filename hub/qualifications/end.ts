import type { HubContext } from '../context'
import type { Actor, Trx } from '../store'
import { findToday } from '../today'
import { type Holder, tell } from './tell'

/**
 * Takes somebody's qualification for an achievement. Work that they have stays theirs: it is for a person to move it.
 * @param reason why, where somebody says so; leads read it
 * @returns false where they have none
 */
export async function withdrawQualification(
  { clock }: Pick<HubContext, 'clock'>,
  trx: Trx,
  { personId, achievementId }: Holder,
  actor: Actor,
  reason: string | null = null,
): Promise<boolean> {
  const at = clock()
  const ended = await trx
    .updateTable('qualifications')
    .set({ ended_at: at, ended_by: actor, end_reason: reason })
    .where('person_id', '=', personId)
    .where('achievement_id', '=', achievementId)
    .where('ended_at', 'is', null)
    .returning('id')
    .executeTakeFirst()
  if (!ended) return false
  await tell(trx, { personId, achievementId }, { at, actor, action: 'qualification.withdraw' })
  return true
}

/**
 * Ends one qualification whose time is over: it counts no more since midnight, and now its holder sees no more what they could claim by it.
 * @returns false where there is none that another hub isn't working on already
 */
export async function lapseNextQualification(context: Pick<HubContext, 'clock' | 'db'>): Promise<boolean> {
  return context.db.transaction().execute(async (trx) => {
    const over = await trx
      .selectFrom('qualifications')
      .select(['person_id', 'achievement_id'])
      .where('ended_at', 'is', null)
      .where('until', '<', await findToday(context, trx))
      .limit(1)
      .forUpdate()
      .skipLocked()
      .executeTakeFirst()
    if (!over) return false
    const { person_id: personId, achievement_id: achievementId } = over
    const at = context.clock()
    await trx
      .updateTable('qualifications')
      .set({ ended_at: at, ended_by: 'hub', end_reason: null })
      .where('person_id', '=', personId)
      .where('achievement_id', '=', achievementId)
      .execute()
    await tell(trx, { personId, achievementId }, { at, actor: 'hub', action: 'qualification.lapse' })
    return true
  })
}
