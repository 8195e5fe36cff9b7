import type { Role } from '../../shared/domain'
import type { Available } from '../policy'
import type { Trx } from '../store'

/** Everybody with this role, with how many allocations they have open. */
export async function findAvailable(trx: Trx, role: Role): Promise<Available[]> {
  const people = await trx.selectFrom('people').select(['id', 'roles']).execute()
  const open = await trx
    .selectFrom('allocations')
    .select(['assessor_id', (expression) => expression.fn.countAll<string>().as('count')])
    .where('state', 'in', ['offered', 'accepted', 'in-review'])
    .groupBy('assessor_id')
    .execute()
  const counts = new Map(open.map((row) => [row.assessor_id, Number(row.count)]))
  return people.filter(({ roles }) => roles.includes(role)).map(({ id }) => ({ id, openAllocations: counts.get(id) ?? 0 }))
}
