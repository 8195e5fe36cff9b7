import type { StoreContext } from '../context'
import type { HistoryEntry } from '../contract'
import { noteHistory } from '../history'

/** Something that the hub did to one allocation. */
export type News = Pick<HistoryEntry, 'kind' | 'code'> & {
  allocationId: string
  /** It stays here, and its person will look for it by name. */
  isNamed: boolean
}

/**
 * Notes what came with one page, within its transaction: what concerns work of mine by name, the rest counted, so that a rubric of a hundred
 * submissions, or a purge, is one line.
 */
export async function noteNews(context: StoreContext, news: readonly News[]): Promise<void> {
  const counted = new Map<string, Pick<News, 'kind' | 'code'> & { count: number }>()
  for (const { kind, code, allocationId, isNamed } of news) {
    if (isNamed) {
      await noteHistory(context, { kind, code, allocationId, count: null })
      continue
    }
    const name = `${kind} ${code}`
    counted.set(name, { kind, code, count: (counted.get(name)?.count ?? 0) + 1 })
  }
  for (const { kind, code, count } of counted.values()) {
    await noteHistory(context, { kind, code, allocationId: null, count })
  }
}
