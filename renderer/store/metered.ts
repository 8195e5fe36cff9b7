import type { MeteredState } from './contract'
import type { AssayDatabase } from './database'

/** Before anything was said or set: evidence waits for a connection that doesn't cost. */
export const UNMETERED: MeteredState = { network: 'unknown', holds: true, anyway: false }

export function readMetered(db: AssayDatabase): Promise<MeteredState> {
  return db.readMeta('metered', UNMETERED)
}

/** Changes it. That somebody wanted evidence anyway holds for one connection: with another it is to be asked again. */
export function changeMetered(db: AssayDatabase, change: Partial<MeteredState>): Promise<void> {
  return db.transaction('rw', db.meta, async () => {
    const after = { ...(await readMetered(db)), ...change }
    await db.writeMeta('metered', { ...after, anyway: after.anyway && after.network === 'metered' })
  })
}

/** Whether evidence waits, because of the person's pause or because of what the connection costs. */
export async function isFetchingHeld(db: AssayDatabase): Promise<boolean> {
  const [pause, { network, holds, anyway }] = await Promise.all([db.readMeta('pause', 'none'), readMetered(db)])
  return pause !== 'none' || (network === 'metered' && holds && !anyway)
}
