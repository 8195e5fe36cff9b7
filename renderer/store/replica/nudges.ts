import { liveQuery } from 'dexie'
import type { AssayDatabase } from '../database'

/** Calls back when a person asks to try now, and when a new command lies in the outbox. Returns how to stop. */
export function watchNudges(db: AssayDatabase, next: () => void): () => void {
  let known: string | null = null
  const subscription = liveQuery(async () => {
    // The newest command, not how many wait: one that was put back after a failure is no reason to try at once again.
    // By `lastKey`: Dexie doesn't tell a live query of added rows where it asked for nothing but primary keys.
    const newest = await db.outbox.toCollection().lastKey()
    return `${newest ?? 0} ${await db.readMeta('nudges', 0)}`
  }).subscribe(
    (state) => {
      // The first answer counts as news too: a command may have come in before it.
      if (known !== state) next()
      known = state
    },
    (problem: Error) => {
      // A database that is closed under it has nothing to tell any more; anything else is a fault to be seen.
      if (problem.name !== 'DatabaseClosedError') throw problem
    },
  )
  return () => subscription.unsubscribe()
}
