import type { AssayDatabase } from '../database'
import type { TravelMeta } from '../rows'

const NOTHING_YET: TravelMeta = { provider: 'unknown', hubKeyName: null, joined: 'no', isDeleting: false, isAsked: true }

export function readTravelMeta(db: AssayDatabase): Promise<TravelMeta> {
  return db.readMeta('travel', NOTHING_YET)
}

/** Changes some of it. With `nudges` sync looks at once. */
export async function changeTravelMeta(
  db: AssayDatabase,
  change: Partial<TravelMeta>,
  { nudges = false }: { nudges?: boolean } = {},
): Promise<void> {
  await db.transaction('rw', db.meta, async () => {
    const before = await readTravelMeta(db)
    const after = { ...before, ...change }
    if (JSON.stringify(after) !== JSON.stringify(before)) await db.writeMeta('travel', after)
    if (nudges) await db.writeMeta('nudges', (await db.readMeta('nudges', 0)) + 1)
  })
}
