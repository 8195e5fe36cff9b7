import type { HubContext } from '../context'
import type { Trx } from '../store'
import { findToday } from '../today'

type Timed = Pick<HubContext, 'clock'>

/** Ids of the people who are qualified to assess this achievement today. */
export async function findQualified(context: Timed, trx: Trx, achievementId: string): Promise<string[]> {
  const rows = await standing(trx, await findToday(context, trx))
    .select('person_id')
    .where('achievement_id', '=', achievementId)
    .execute()
  return rows.map(({ person_id }) => person_id)
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
