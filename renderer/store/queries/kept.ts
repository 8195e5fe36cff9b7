import { Dexie } from 'dexie'
import type { StoreContext } from '../context'
import type { KeptWork } from '../contract'
import { readNeeds } from './needs'
import { labelWork } from './work-labels'

/** Work that isn't mine any more and that I decided to keep, by due date. */
export async function listKept(context: StoreContext): Promise<KeptWork[]> {
  const { db } = context
  const [from, to] = [Dexie.minKey, Dexie.maxKey].map((key) => ['kept', key, key])
  const rows = await db.allocations.where('[view+dueOn+receivedAt]').between(from, to).toArray()
  const needs = await readNeeds(db, rows)
  const labels = await labelWork(
    context,
    rows.map((row) => row.id),
  )
  return rows.flatMap(({ id }): KeptWork[] => {
    const [about, need] = [labels.get(id), needs.get(id)]
    return about && need ? [{ allocationId: id, about, need }] : []
  })
}
