import type { Replica } from '../store/replica'
import { type HubClient, HubError } from './hub-client'

/** Most entries of a page: what is sealed for a page is held in memory until its one transaction. */
const PAGE_ENTRIES = 1000

/**
 * Reads the feed to its end, page by page; each page and its cursor are one transaction. Where the cursor belongs to another history
 * of the hub, the feed is read anew from its beginning, and what it no longer tells of goes at the end. `onMore` is called when it
 * will take more than one page.
 */
export async function pull(
  hub: HubClient,
  replica: Replica,
  signal: AbortSignal,
  onMore: () => Promise<void> = async () => undefined,
): Promise<void> {
  for (;;) {
    const { cursor } = await replica.position()
    try {
      const page = await hub.changes(cursor, PAGE_ENTRIES, signal)
      await replica.applyPage(page, cursor)
      if (!page.more) return await replica.finishReread()
      await onMore()
    } catch (error) {
      if (!(error instanceof HubError) || error.failure !== 'lineage' || cursor === null) throw error
      await replica.beginReread()
    }
  }
}
