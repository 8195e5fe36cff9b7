import type { ChangesPage } from '../../shared/protocol'
import type { Replica } from '../store/replica'
import { type HubClient, HubError } from './hub-client'

/** Most entries of a page: what is sealed for a page is held in memory until its one transaction. */
const PAGE_ENTRIES = 1000

/** A page, and when it came. */
type Coming = { page: ChangesPage; heard: ReturnType<Replica['moment']> }

/**
 * Reads the feed to its end, page by page; each page and its cursor are one transaction. While one page is sealed and stored, the next
 * is on its way. Where the cursor belongs to another history of the hub, the feed is read anew from its beginning, and what it no
 * longer tells of goes at the end. `onMore` is called when it will take more than one page.
 */
export async function pull(
  hub: HubClient,
  replica: Replica,
  signal: AbortSignal,
  onMore: () => Promise<void> = async () => undefined,
): Promise<void> {
  const ask = (cursor: string | null) => {
    // The hub's time that a page tells is that of its coming, not of its being stored.
    const coming = hub.changes(cursor, PAGE_ENTRIES, signal).then((page): Coming => ({ page, heard: replica.moment() }))
    // Where it isn't needed after all, nobody looks at how it ended.
    coming.catch(() => undefined)
    return { cursor, coming }
  }
  let ahead: ReturnType<typeof ask> | null = null
  let received = 0
  for (;;) {
    const { cursor } = await replica.position()
    try {
      // Another window may have moved the cursor meanwhile.
      const coming: Coming = await (ahead?.cursor === cursor ? ahead : ask(cursor)).coming
      const { page, heard } = coming
      ahead = page.more ? ask(page.cursor) : null
      await replica.applyPage(page, cursor, heard)
      received += page.changes.length
      if (!page.more) {
        if (received > 0) await replica.note({ kind: 'received', allocationId: null, count: received, code: null })
        return await replica.finishReread()
      }
      await onMore()
    } catch (error) {
      if (!(error instanceof HubError) || error.failure !== 'lineage' || cursor === null) throw error
      ahead = null
      await replica.beginReread()
    }
  }
}
