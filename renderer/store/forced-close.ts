import type { AssayDatabase } from './database'
import { isFull } from './store-error'

/** How long until a database that the browser closed is looked for again, in milliseconds. */
const LOOK_DELAY = 1_000

/**
 * Watches for the browser closing the database by force, as it does on a full disk and where somebody clears what it has stored. It is
 * opened again as soon as that goes, so what was typed is written then: nobody's window may be taken away for it.
 * @param isOver whether the store was closed by its owner or let go
 * @param onGone called where what opens then is another database, an empty one: what was in this one is gone
 */
export function onForcedClose(db: AssayDatabase, isOver: () => boolean, onGone: () => void): void {
  let isLooking = false
  const look = async () => {
    if (isOver()) return
    // Opening it writes: where there is no room for that, what lies on the disk is best left alone.
    if (await isFull()) return wait()
    // Dexie opens it by itself only until that has failed once.
    const isHere = await db
      .open()
      .then(() => db.meta.get('check'))
      .then(
        (row) => row !== undefined,
        () => null,
      )
    if (isHere === null) return wait()
    isLooking = false
    if (!isHere && !isOver()) onGone()
  }
  const wait = () => void setTimeout(() => void look(), LOOK_DELAY)
  db.on('close', () => {
    // Each attempt to open it that fails closes it once more.
    if (isLooking || isOver()) return
    isLooking = true
    wait()
  })
}
