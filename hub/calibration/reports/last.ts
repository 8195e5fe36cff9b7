import type { HubContext } from '../../context'
import { reportOnSeeds } from './hand-out'

/**
 * Hands out the last reports of one round that seeds, a while after it was closed.
 * @returns false where there is none that another hub isn't working on already
 */
export async function handOutLastReports(context: HubContext): Promise<boolean> {
  return context.db.transaction().execute(async (trx) => {
    const round = await trx
      .selectFrom('rounds')
      .selectAll()
      .where('last_reports_at', '<=', context.clock())
      .where('dropped_at', 'is', null)
      .limit(1)
      .forUpdate()
      .skipLocked()
      .executeTakeFirst()
    if (!round) return false
    await trx.updateTable('rounds').set({ last_reports_at: null }).where('id', '=', round.id).execute()
    await reportOnSeeds(context, trx, round, 'hub')
    return true
  })
}
