import { Dexie } from 'dexie'
import type { StoreContext } from '../context'
import type { DeskRecord } from '../contract'
import type { ListIndex } from '../list/list-index'
import { byDue } from '../list/order'
import type { AllocationRow } from '../rows'
import { isInView, VIEWS } from './queue'

type View = keyof typeof VIEWS

/** The list in which one steps on from this allocation: what is still to be assessed, or the list that it stands in. */
function listOf(row: AllocationRow): View | null {
  switch (row.view) {
    case 'hidden':
    case 'kept':
      return null
    case 'drafts':
      return 'to-assess'
    case 'asks':
      return 'needs-me'
    default:
      return row.view
  }
}

/** Which allocations come before and after this one by due date. */
export async function findNeighbours(
  context: StoreContext,
  index: ListIndex,
  row: AllocationRow,
): Promise<DeskRecord['neighbours']> {
  const ids = await idsAround(context, index, row)
  const at = ids.indexOf(row.id)
  return { previousId: ids[at - 1] ?? null, nextId: at < 0 ? null : (ids[at + 1] ?? null), position: at + 1, total: ids.length }
}

/** The allocation so many places after this one by due date, or before it; the outermost one where the list ends sooner. */
export async function findNeighbour(
  context: StoreContext,
  index: ListIndex,
  allocationId: string,
  places: number,
): Promise<string | null> {
  const row = await context.db.allocations.get(allocationId)
  const ids = row ? await idsAround(context, index, row) : []
  const at = ids.indexOf(allocationId)
  return at < 0 ? null : (ids[Math.max(0, Math.min(at + places, ids.length - 1))] ?? null)
}

/** The whole list in which one steps on, in its order; empty where the allocation stands in none. */
async function idsAround(context: StoreContext, index: ListIndex, row: AllocationRow): Promise<string[]> {
  const view = listOf(row)
  if (view === null) return []
  return index.isComplete ? idsInMemory(index, view) : idsInDatabase(context, view)
}

function idsInMemory(index: ListIndex, view: View): string[] {
  return [...index.entries.values()]
    .filter((entry) => isInView(entry.row, view))
    .sort(byDue)
    .map((entry) => entry.row.id)
}

async function idsInDatabase({ db }: StoreContext, view: View): Promise<string[]> {
  const parts = await Promise.all(
    VIEWS[view].map(async (one) => {
      const range = db.allocations
        .where('[view+dueOn+receivedAt]')
        .between([one, Dexie.minKey, Dexie.minKey], [one, Dexie.maxKey, Dexie.maxKey], true, true)
      const [keys, ids] = await Promise.all([range.keys(), range.primaryKeys()])
      return ids.map((id, at) => ({ id, key: `${(keys[at] as unknown as string[]).slice(1).join(' ')} ${id}` }))
    }),
  )
  return parts
    .flat()
    .sort((a, b) => (a.key < b.key ? -1 : 1))
    .map((one) => one.id)
}
