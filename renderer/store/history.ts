import type { StoreContext } from './context'
import type { HistoryEntry } from './contract'

/** Entries kept; a few weeks of ordinary work. */
const MOST_ENTRIES = 500
/** Counting costs a look at the index: not with every entry. */
const TRIM_EVERY = 50

/** The same again, right after the last time, is one entry that is younger: what another device writes comes every few seconds. */
export async function noteAgain(context: Pick<StoreContext, 'db' | 'clock'>, event: Omit<HistoryEntry, 'at'>): Promise<void> {
  const { db, clock } = context
  const last = await db.history.orderBy('position').last()
  const isSame = last?.kind === event.kind && last.allocationId === event.allocationId && last.code === event.code
  if (isSame) await db.history.put({ ...last, at: clock().toISOString() })
  else await noteHistory(context, event)
}

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
