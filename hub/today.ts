import type { HubContext } from './context'
import { dateInZone } from './policy'
import type { Trx } from './store'

/** The calendar date where the provider is. */
export async function findToday({ clock }: Pick<HubContext, 'clock'>, trx: Trx): Promise<string> {
  const { time_zone } = await trx.selectFrom('hub').select('time_zone').executeTakeFirstOrThrow()
  return dateInZone(clock(), time_zone)
}
