import type { StoreContext } from './context'
import type { HistoryEntry } from './contract'

/** Entries kept; a few weeks of ordinary work. */
const MOST_ENTRIES = 500
/** Counting costs a look at the index: not with every entry. */
const TRIM_EVERY = 50

/** Notes something that sync did or met. What is noted holds no names and no words of anybody: it lies unsealed. */
export async function noteHistory(
  { db, clock }: Pick<StoreContext, 'db' | 'clock'>,
  event: Omit<HistoryEntry, 'at'>,
): Promise<void> {
  const position = await db.history.add({ at: clock().toISOString(), ...event })
  if (position % TRIM_EVERY === 0)
    await db.history
      .where('position')
      .belowOrEqual(position - MOST_ENTRIES)
      .delete()
}

/** The latest entries, newest first. */
export async function readHistory({ db }: Pick<StoreContext, 'db'>, most: number): Promise<HistoryEntry[]> {
  const rows = await db.history.orderBy('position').reverse().limit(most).toArray()
  return rows.map(({ at, kind, allocationId, count, code }) => ({ at, kind, allocationId, count, code }))
}
