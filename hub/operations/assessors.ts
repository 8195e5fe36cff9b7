import type { HubContext } from '../context'
import type { Trx } from '../store'
import { findToday } from '../today'
import type { Assessor } from './delays'

/** Everybody who assesses, with what they are competent in and qualified for today. */
export async function findAssessors(context: Pick<HubContext, 'clock'>, trx: Trx): Promise<Assessor[]> {
  const people = await trx.selectFrom('people').select(['id', 'name', 'roles', 'panels', 'competences']).orderBy('id').execute()
  const today = await findToday(context, trx)
  const rows = await trx
    .selectFrom('qualifications')
    .select(['person_id', 'achievement_id'])
    .where((where) => where.or([where('until', 'is', null), where('until', '>=', today)]))
    .execute()
  const qualified = new Map<string, Set<string>>()
  for (const { person_id, achievement_id } of rows)
    qualified.set(person_id, (qualified.get(person_id) ?? new Set()).add(achievement_id))
  return people
    .filter(({ roles }) => roles.includes('assessor'))
    .map(({ id, name, panels, competences }) => ({ id, name, panels, competences, qualifiedFor: qualified.get(id) ?? new Set() }))
}
