import { Dexie } from 'dexie'
import type { StoreContext } from '../context'
import type { DiscardedWork } from '../contract'
import { KEEP_DISCARDED_MS } from '../writes/discard'
import { labelWork } from './work-labels'

/** Work that I let go and that is still here, what was discarded last first. */
export async function listDiscarded(context: StoreContext): Promise<DiscardedWork[]> {
  // They stand in no list: looking through what is hidden spares looking through everything.
  const rows = await context.db.allocations
    .where('[view+dueOn+receivedAt]')
    .between(['hidden', Dexie.minKey, Dexie.minKey], ['hidden', Dexie.maxKey, Dexie.maxKey])
    .filter((row) => row.discarded !== undefined)
    .toArray()
  const labels = await labelWork(
    context,
    rows.map((row) => row.id),
  )
  const work = rows.flatMap(({ id, discarded }): DiscardedWork[] => {
    const about = labels.get(id)
    if (!discarded || !about) return []
    const keptUntil = new Date(Date.parse(discarded.at) + KEEP_DISCARDED_MS).toISOString()
    return [{ allocationId: id, about, keptUntil }]
  })
  return work.sort((a, b) => b.keptUntil.localeCompare(a.keptUntil))
}
