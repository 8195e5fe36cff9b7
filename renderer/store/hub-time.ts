import type { StoreContext } from './context'

/** The hub's time now, by the latest answer and the time that has passed here since. Never earlier than that answer. */
export async function hubTimeNow({ db, clock }: Pick<StoreContext, 'db' | 'clock'>): Promise<Date> {
  const seen = await db.readMeta('hubTime', null)
  if (seen === null) return clock()
  const passed = Math.max(0, clock().getTime() - Date.parse(seen.here))
  return new Date(Date.parse(seen.hub) + passed)
}
