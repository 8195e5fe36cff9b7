import { type Achievement, leads } from '../../shared/domain'
import type { Trx } from '../store'
import { type Audience, writeFeed } from './entries'

/** Who hears of a change of an achievement: whoever assesses it, leads, and admins. @param assessors those who have its work */
export async function achievementAudiences(
  trx: Trx,
  { policy }: Pick<Achievement, 'policy'>,
  assessors: readonly string[],
): Promise<Audience[]> {
  const people = await trx.selectFrom('people').select(['id', 'roles', 'panels']).execute()
  const panels = [...new Set(people.flatMap((person) => person.panels))]
  // Who leads without belonging to a panel hears nothing by its audience.
  const others = people.filter((person) => person.panels.length === 0 && leads(person, policy))
  return [
    ...new Set([...assessors, ...others.map(({ id }) => id)].map((id) => `user:${id}` as const)),
    ...panels.map((id) => `panel:${id}` as const),
    'admin',
  ]
}

/** Tells everybody who sees an achievement that something of it changed. */
export async function writeAchievement(trx: Trx, achievement: Pick<Achievement, 'id' | 'policy'>): Promise<void> {
  const rows = await trx
    .selectFrom('allocations')
    .innerJoin('submissions', 'submissions.id', 'allocations.submission_id')
    .select('allocations.assessor_id')
    .distinct()
    .where('submissions.achievement_id', '=', achievement.id)
    .where('allocations.hidden_at', 'is', null)
    .execute()
  const assessors = rows.map(({ assessor_id }) => assessor_id)
  const audiences = await achievementAudiences(trx, achievement, assessors)
  await writeFeed(
    trx,
    audiences.map((audience) => ({ audience, kind: 'achievement', id: achievement.id, op: 'put' })),
  )
}
