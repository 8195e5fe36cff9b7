import type { StoreContext } from '../context'
import { noteHistory } from '../history'
import type { PagePlan } from './plan-page'

/** Notes drafts of others that came with the work, within the page's transaction, before rows are changed. */
export async function noteHanded(context: StoreContext, { handedDrafts }: Pick<PagePlan, 'handedDrafts'>): Promise<void> {
  const known = await context.db.handedDrafts.bulkGet(handedDrafts.map(({ id }) => id))
  for (const { allocationId } of handedDrafts.filter((_, at) => known[at] === undefined)) {
    await noteHistory(context, { kind: 'handed', allocationId, count: null, code: null })
  }
}
