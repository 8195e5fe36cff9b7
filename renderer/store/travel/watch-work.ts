import { Dexie } from 'dexie'
import type { AssayDatabase } from '../database'
import { readTravelMeta } from './meta'

/** How long writing must pause until a draft is on its way, and how long it may wait for that at most. */
const SETTLE_MS = 3_000
const MOST_MS = 15_000

/** Calls back when something was written into a draft, in whichever window, and has settled. Returns how to stop. */
export function watchWork(db: AssayDatabase, next: () => void): () => void {
  let timer: ReturnType<typeof setTimeout> | null = null
  let since = 0
  const tell = async () => {
    timer = null
    if (db.isOpen() && (await readTravelMeta(db)).joined === 'yes') next()
  }
  const onMutated = (parts: Record<string, unknown>) => {
    const isWork = Object.keys(parts).some(
      (part) => /\/(drafts|annotations)\//.test(part) && part.startsWith(`idb://${db.name}/`),
    )
    if (!isWork) return
    if (timer === null) since = Date.now()
    else clearTimeout(timer)
    // Closed meanwhile: there is nobody to be told.
    timer = setTimeout(() => void tell().catch(() => undefined), Math.max(0, Math.min(SETTLE_MS, since + MOST_MS - Date.now())))
  }
  Dexie.on.storagemutated.subscribe(onMutated)
  return () => {
    Dexie.on.storagemutated.unsubscribe(onMutated)
    if (timer !== null) clearTimeout(timer)
  }
}
