import type { Achievement } from '../../shared/domain'
import type { Trx } from '../store'

/**
 * An achievement of which nobody else sets anything until the transaction ends; undefined where there is none. Its key can be named meanwhile:
 * whoever stores work of it, and has locked that, doesn't wait.
 */
export async function lockAchievement(trx: Trx, id: string): Promise<Achievement | undefined> {
  const row = await trx.selectFrom('achievements').select('body').where('id', '=', id).forNoKeyUpdate().executeTakeFirst()
  return row?.body
}
