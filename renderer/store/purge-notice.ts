import type { StoreContext } from './context'
import type { PurgeNotice } from './contract'

/** Counts a submission that was purged into what the person is still to be told. Call it within the transaction that takes it away. */
export async function notePurge(
  { db, clock }: Pick<StoreContext, 'db' | 'clock'>,
  { kept, destroyed }: { kept: boolean; destroyed: boolean },
): Promise<void> {
  const before = await db.readMeta('purgeNotice', null)
  await db.writeMeta('purgeNotice', {
    at: clock().toISOString(),
    submissions: (before?.submissions ?? 0) + 1,
    kept: (before?.kept ?? 0) + Number(kept),
    destroyed: (before?.destroyed ?? 0) + Number(destroyed),
  })
}

/** What an administrator had removed from here, until somebody has read it. */
export function readPurgeNotice({ db }: Pick<StoreContext, 'db'>): Promise<PurgeNotice | null> {
  return db.readMeta('purgeNotice', null)
}

/** The person has read it. */
export async function acknowledgePurge({ db }: Pick<StoreContext, 'db'>): Promise<void> {
  await db.writeMeta('purgeNotice', null)
}
