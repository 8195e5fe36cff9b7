import type { HubContext } from '../context'
import type { Trx } from '../store'
import { findToday } from '../today'

type Timed = Pick<HubContext, 'clock'>

/** Ids of the people who are qualified to assess this achievement today. */
export async function findQualified(context: Timed, trx: Trx, achievementId: string): Promise<string[]> {
  return (await loadQualified(context, trx, [achievementId])).get(achievementId) ?? []
}

/** The same of several achievements, by their ids; those for which nobody is qualified are absent. */
export async function loadQualified(context: Timed, trx: Trx, achievementIds: readonly string[]): Promise<Map<string, string[]>> {
  const qualified = new Map<string, string[]>()
  if (achievementIds.length === 0) return qualified
  const rows = await standing(trx, await findToday(context, trx))
    .select(['achievement_id', 'person_id'])
    .where('achievement_id', 'in', [...achievementIds])
    .execute()
  for (const { achievement_id: id, person_id } of rows) qualified.set(id, [...(qualified.get(id) ?? []), person_id])
  return qualified
}

/** Ids of the achievements that this person is qualified to assess today. */
export async function findQualifications(context: Timed, trx: Trx, personId: string): Promise<string[]> {
  const rows = await standing(trx, await findToday(context, trx))
    .select('achievement_id')
    .where('person_id', '=', personId)
    .execute()
  return rows.map(({ achievement_id }) => achievement_id)
}

function standing(trx: Trx, date: string) {
  return trx
    .selectFrom('qualifications')
    .where('ended_at', 'is', null)
    .where((where) => where.or([where('until', 'is', null), where('until', '>=', date)]))
}
