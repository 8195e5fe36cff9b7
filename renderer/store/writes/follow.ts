import { type Assessment, basisOf, carryOver } from '../../../shared/domain'
import { now, sealedAs, type StoreContext } from '../context'
import { followedChange } from '../queries/followed'
import { restate, restateTables } from '../restate'
import type { DraftRow } from '../rows'
import { sealJson } from '../sealing'
import { StoreError } from '../store-error'
import { countScoredOf, isOutdated, needWorkRows, openWork, type WorkRows } from '../work'
import { settleRefusals } from './submit'

/** Goes on with what the allocation names now. The draft as it was stays beside the new one until it is handed in. */
export function follow(context: StoreContext, allocationId: string, keep: readonly string[]): Promise<void> {
  return context.lanes.run(allocationId, async () => {
    for (;;) {
      const rows = await needWorkRows(context, allocationId)
      if (rows.draft?.phase === 'closed') throw new StoreError('already-sent', 'This assessment has been sent.')
      if (!rows.draft || !isOutdated(rows)) return
      const { basis, version, sealed } = rows.draft
      const work = await openWork(context, rows)
      const changes = (await followedChange(context, rows))?.rubric?.changes ?? []
      const target = basisOf(rows.allocation)
      const carried = changes.length > 0 ? carryOver(work.assessment, changes, target, keep).assessment : work.assessment
      const next = { ...carried, ...target, updatedAt: now(context) }
      const draft = { ...(await sealNext(context, rows, next)), basis: target, before: { version, sealed, basis } }
      if (await storeDraft(context, rows, draft, countScoredOf({ ...work, assessment: next }))) return
    }
  })
}

/** Takes the draft back that `follow` went on from. */
export function unfollow(context: StoreContext, allocationId: string): Promise<void> {
  return context.lanes.run(allocationId, async () => {
    for (;;) {
      const rows = await needWorkRows(context, allocationId)
      const before = rows.draft?.before
      if (!rows.draft || !before || rows.draft.phase === 'closed') return
      // Its old version number is used up: what lies there is sealed anew under the next one.
      const work = await openWork(context, { ...rows, draft: { ...rows.draft, ...before } })
      const draft = { ...(await sealNext(context, rows, work.assessment)), basis: before.basis, before: null }
      if (await storeDraft(context, rows, draft, countScoredOf(work))) return
    }
  })
}

async function sealNext(context: StoreContext, { allocation, draft }: WorkRows, assessment: Assessment) {
  const version = (draft?.version ?? 0) + 1
  const place = sealedAs.draft(allocation.keyId, allocation.id, version)
  return { version, sealed: await sealJson(await context.keyring.need(place.keyId), place.context, assessment) }
}

type Next = Pick<DraftRow, 'version' | 'sealed' | 'basis' | 'before'>

/** False where another window or sync changed the draft or the allocation since it was read. */
async function storeDraft({ db }: StoreContext, rows: WorkRows, next: Next, scored: number): Promise<boolean> {
  const allocationId = rows.allocation.id
  return db.transaction('rw', restateTables(db), async () => {
    const [draft, allocation] = await Promise.all([db.drafts.get(allocationId), db.allocations.get(allocationId)])
    if (!draft || draft.version !== rows.draft?.version || draft.phase !== rows.draft.phase) return false
    if (allocation?.keyId !== rows.allocation.keyId || allocation.revision !== rows.allocation.revision) return false
    await db.drafts.put({ ...draft, ...next })
    await settleRefusals(db, allocationId)
    await restate(db, allocationId, { scored })
    return true
  })
}
