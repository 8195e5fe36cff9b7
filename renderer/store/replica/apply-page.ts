import { isWorkAgain } from '../../../shared/domain'
import type { ChangesPage } from '../../../shared/protocol'
import type { StoreContext } from '../context'
import type { AssayDatabase } from '../database'
import { reopenDraft, reopenRebased, withStatus } from '../restate'
import { destroyDoomedKeys, doomKeys } from '../doomed-keys'
import { noteHistory } from '../history'
import type { Moment } from '../hub-time'
import { wishedFor } from '../writes/offline-requests'
import { isLeft } from '../queries/pending-decisions'
import type { HandedDraftRow, SubmissionRow } from '../rows'
import { actingTables, putActing, removeActing } from './apply-acting'
import { alertingTables, isOfAlerting, putAlerting, removeAlerting } from './apply-alerting'
import { calibrationTables, isOfCalibration, putCalibration, removeCalibration } from './apply-calibration'
import { dropEvidence, dropOtherFiles, endTables, revisionsOf } from './end-allocation'
import type { Remove } from './collapse'
import { noteNews } from './news'
import { noteHanded } from './note-handed'
import { type PagePlan, planPage } from './plan-page'
import { dropPurgedCommands, isPurge, removeAllocations } from './remove-allocations'

/** `applied`, or `superseded` where somebody else moved the cursor in the meantime: then nothing was changed. */
export type Applied = 'applied' | 'superseded'

/** What the plan was made from has changed in the meantime (work began on an allocation that leaves, say): plan again. */
class PlanOutdated extends Error {}

/**
 * Applies one page of the feed: all of its changes and the cursor behind it in one transaction. Applying the same page twice
 * changes nothing but version numbers. Local work is never touched; what it keeps of a removed allocation stays.
 * @param heard when the page came: sealing the one before may have taken a while since
 */
export async function applyPage(
  context: StoreContext,
  page: ChangesPage,
  from: string | null,
  heard: Moment = context.hubClock.moment(),
): Promise<Applied> {
  for (;;) {
    const plan = await planPage(context, page)
    try {
      const applied = await commitPage(context, { page, from, heard }, plan)
      await destroyDoomedKeys(context)
      return applied
    } catch (error) {
      if (!(error instanceof PlanOutdated)) throw error
    }
  }
}

type Heard = { page: ChangesPage; from: string | null; heard: Moment }

async function commitPage(context: StoreContext, { page, from, heard }: Heard, plan: PagePlan): Promise<Applied> {
  const { db } = context
  const tables = [
    ...endTables(db),
    db.achievements,
    db.rubrics,
    db.segments,
    db.credentials,
    db.credentialFiles,
    db.openings,
    db.verifications,
    db.pendingDecisions,
    ...calibrationTables(db),
    ...actingTables(db),
    ...alertingTables(db),
    db.history,
  ]
  return db.transaction('rw', tables, async (): Promise<Applied> => {
    if ((await db.readMeta('cursor', null)) !== from) return 'superseded'
    if ((await db.readMeta('pulls', 0)) !== plan.pull - 1) throw new PlanOutdated()
    const isUnchanged = (await db.readMeta('changed', 0)) === plan.changed
    const changed = await db.nextChange()
    await db.achievements.bulkPut(plan.achievements)
    await db.rubrics.bulkPut(plan.rubrics)
    await putSubmissions(db, plan)
    await db.receipts.bulkPut(plan.receipts)
    await putCredentials(context, plan)
    await noteHanded(context, plan)
    await putHandedDrafts(db, plan)
    await db.splits.bulkPut(plan.splits)
    await putOpenings(db, plan)
    await putPendingDecisions(db, plan)
    await putCalibration(db, plan)
    await putActing(db, plan)
    await putAlerting(db, plan)
    await db.segments.bulkPut(plan.segments.rows.map((row) => ({ ...row, changed })))
    await db.segments.bulkDelete(plan.segments.emptied)
    await putAllocations(context, plan, changed, isUnchanged)
    await noteRebased(context, plan)
    await refetchRevised(context, plan)
    if (!(await removeAllocations(context, plan.leaving, page.hubTime, changed))) throw new PlanOutdated()
    await dropPurgedCommands(db, plan.changes.removes)
    await removeOthers(context, plan)
    await renewVerifications(db, plan)
    await doomKeys(db, plan.segments.doomedKeys)
    await db.writeMeta('filling', plan.segments.filling)
    await db.writeMeta('pulls', plan.pull)
    await db.writeMeta('cursor', page.cursor)
    await db.writeMeta('hubTime', context.hubClock.answered(page.hubTime, heard))
    await noteLineage(context, page.lineage)
    return 'applied'
  })
}

/** What was sealed under another key before names that no more: where no allocation does either, it goes. */
async function putSubmissions(db: AssayDatabase, { submissions }: PagePlan): Promise<void> {
  const before = await db.submissions.bulkGet(submissions.map(({ id, revision }): [string, number] => [id, revision]))
  await db.submissions.bulkPut(submissions)
  for (const row of before.filter((one, at) => one !== undefined && one.keyId !== submissions[at]?.keyId)) {
    if (row && !(await isNamed(db, row))) await doomKeys(db, [row.keyId])
  }
}

async function isNamed(db: AssayDatabase, { id, keyId }: SubmissionRow): Promise<boolean> {
  const isThis = (row: { keyId: string }) => row.keyId === keyId
  if (await db.allocations.where('submissionId').equals(id).filter(isThis).count()) return true
  return (await revisionsOf(db, id).filter(isThis).count()) > 0
}

/** Rows as the hub has them, with what local work makes of them now: a draft may have been written since the plan was made. */
async function putAllocations({ db }: StoreContext, plan: PagePlan, changed: number, isUnchanged: boolean): Promise<void> {
  const now = isUnchanged ? [] : await db.allocations.bulkGet(plan.allocations.map((row) => row.id))
  const rows = plan.allocations.map((row, at) => ({ ...row, scored: now[at]?.scored ?? row.scored, changed }))
  await reopenTakenBack(db, plan)
  for (const { row } of plan.rebased) await reopenRebased(db, row)
  const restated = new Set(rows.map((row) => row.id))
  await db.allocations.bulkPut(await withStatus(db, rows))
  // A receipt may come without its allocation.
  const others = plan.receipts.map((receipt) => receipt.allocationId).filter((id) => !restated.has(id))
  const found = (await db.allocations.bulkGet(others)).filter((row) => row !== undefined)
  await db.allocations.bulkPut((await withStatus(db, found)).map((row) => ({ ...row, changed })))
}

/** Up to so many are told by name, begun or not. */
const FEW = 3

async function noteRebased(context: StoreContext, { rebased }: PagePlan): Promise<void> {
  const drafts = await context.db.drafts.bulkGet(rebased.map(({ row }) => row.id))
  const news = rebased.map(({ row: { id }, by }, at) => {
    const isNamed = rebased.length <= FEW || drafts[at]?.begun === true
    return { kind: 'rebased' as const, code: by, allocationId: id, isNamed }
  })
  await noteNews(context, news)
}

/** A draft reopens when the hub says that it was taken back or returned, unless it was handed in anew since. */
async function reopenTakenBack(db: AssayDatabase, plan: PagePlan): Promise<void> {
  for (const { allocationId, stage } of plan.receipts) {
    if (isWorkAgain(stage)) await reopenDraft(db, allocationId)
  }
}

/** Items keep their ids over revisions while their bytes may change: what differs goes, and what was wished for is fetched anew. */
async function refetchRevised({ db }: StoreContext, plan: PagePlan): Promise<void> {
  for (const { allocationId, same, ...fresh } of plan.revised) {
    const before = await db.offline.get(allocationId)
    if (before?.wanted !== 1 || same.length === 0) await dropEvidence(db, allocationId)
    else await dropOtherFiles(db, allocationId, same)
    if (before?.wanted !== 1) continue
    // What stays is sealed under the key that it has.
    const keyId = same.length === 0 ? fresh.keyId : before.keyId
    const { choice } = before
    await db.offline.put({ ...wishedFor(allocationId, { ...fresh, keyId }), ...(choice !== undefined && { choice }) })
  }
}

async function putHandedDrafts(db: AssayDatabase, { handedDrafts }: PagePlan): Promise<void> {
  const before = await db.handedDrafts.bulkGet(handedDrafts.map((row) => row.id))
  const replaced = before.filter((row, at) => row !== undefined && row.keyId !== handedDrafts[at]?.keyId)
  await doomOwn(
    db,
    replaced.flatMap((row) => row ?? []),
  )
  // Read anew from the feed's beginning, it isn't asked about once more.
  await db.handedDrafts.bulkPut(handedDrafts.map((row, at) => ({ ...row, dismissed: before[at]?.dismissed ?? false })))
}

/** Sync goes on with those to be found anew. */
async function renewVerifications({ verifications }: AssayDatabase, plan: PagePlan): Promise<void> {
  const { gone, outdated } = plan.verifications
  await verifications.where('id').anyOf(gone).delete()
  await verifications.where('id').anyOf(outdated).modify({ state: 'asked' })
}

async function putOpenings(db: AssayDatabase, { openings }: PagePlan): Promise<void> {
  const before = await db.openings.bulkGet(openings.map((row) => row.submissionId))
  await db.openings.bulkPut(openings.map((row, at) => ({ ...row, claimId: before[at]?.claimId ?? null })))
}

async function putPendingDecisions(db: AssayDatabase, { pendingDecisions }: PagePlan): Promise<void> {
  const before = await db.pendingDecisions.bulkGet(pendingDecisions.map((row) => row.id))
  await db.pendingDecisions.bulkPut(
    pendingDecisions.map((row, at) => ({ ...row, returnId: before[at]?.returnId ?? null, isOver: false })),
  )
}

/**
 * It goes, unless I asked for its return and haven't heard yet that it was returned: that I came too late is told with what it was about.
 * Of an erased candidate nothing is told.
 */
async function removePendingDecision(db: AssayDatabase, { id, reason }: Remove): Promise<void> {
  const row = await db.pendingDecisions.get(id)
  if (!row) return
  const entry = row.returnId === null ? undefined : await db.outbox.where('commandId').equals(row.returnId).first()
  const over = { ...row, isOver: true }
  if (!isPurge(reason) && !isLeft(over, entry)) {
    await db.pendingDecisions.put(over)
    return
  }
  await doomKeys(db, [row.keyId])
  await db.pendingDecisions.delete(id)
}

async function putCredentials({ db }: StoreContext, plan: PagePlan): Promise<void> {
  const before = await db.credentials.bulkGet(plan.credentials.map((row) => row.id))
  await db.credentials.bulkPut(
    plan.credentials.map((row, at) => {
      const known = before[at]
      // A new state (revoked, say) makes another document: fetch it again.
      return known && known.state === row.state ? { ...row, fetched: known.fetched } : row
    }),
  )
}

/** Records that nothing here refers to any more go; what a kept piece of work still needs stays. */
async function removeOthers({ db }: StoreContext, plan: PagePlan): Promise<void> {
  for (const remove of plan.changes.removes) {
    const { kind, id } = remove
    if (kind === 'submission') {
      const users = await db.allocations.where('submissionId').equals(id).count()
      if (users === 0) await removeSubmission(db, id)
    } else if (kind === 'rubric') {
      const users = await db.allocations.filter((row) => row.rubricId === id).count()
      if (users === 0) await db.rubrics.where('[id+rubricVersion]').between([id, 0], [id, Number.MAX_SAFE_INTEGER]).delete()
    } else if (kind === 'achievement') {
      const users = await db.allocations.filter((row) => row.achievementId === id).count()
      if (users === 0) await db.achievements.delete(id)
    } else if (kind === 'receipt') {
      await db.receipts.delete(id)
    } else if (kind === 'handed-draft') {
      const handed = await db.handedDrafts.get(id)
      if (handed) await doomOwn(db, [handed])
      await db.handedDrafts.delete(id)
    } else if (kind === 'opening') {
      const opening = await db.openings.get(id)
      if (opening) await doomKeys(db, [opening.keyId])
      await db.openings.delete(id)
    } else if (kind === 'pending-decision') {
      await removePendingDecision(db, remove)
    } else if (isOfCalibration(kind)) {
      await removeCalibration(db, kind, remove)
    } else if (kind === 'message' || kind === 'absence') {
      await removeActing(db, kind, id)
    } else if (isOfAlerting(kind)) {
      await removeAlerting(db, kind, id)
    } else if (kind === 'split') {
      await db.splits.delete(id)
    } else if (kind === 'credential') {
      const credential = await db.credentials.get(id)
      if (credential) await doomKeys(db, [credential.keyId])
      await db.credentials.delete(id)
      await db.credentialFiles.bulkDelete([
        [id, 'document'],
        [id, 'image'],
        [id, 'token'],
      ])
    }
  }
}

/** What came before its allocation has a key of its own, which goes with it; the allocation's stays with that. */
async function doomOwn(db: AssayDatabase, handed: readonly HandedDraftRow[]): Promise<void> {
  const own = handed.map(({ keyId }) => keyId).filter((keyId) => keyId.startsWith('handed-draft/'))
  await doomKeys(db, own)
}

/** What never had an allocation here has a key of its own, which goes with it. */
async function removeSubmission(db: AssayDatabase, id: string): Promise<void> {
  const revisions = revisionsOf(db, id)
  await doomKeys(
    db,
    (await revisions.toArray()).map(({ keyId }) => keyId),
  )
  await revisions.delete()
}

/**
 * Another history of the hub than before: it was restored from a backup and may have forgotten what it had acknowledged. Those
 * commands are offered again; it answers `duplicate` for those that it still knows.
 */
async function noteLineage(context: StoreContext, lineage: string): Promise<void> {
  const { db } = context
  const before = await db.readMeta('lineage', null)
  if (before === lineage) return
  await db.writeMeta('lineage', lineage)
  if (before === null) return
  const acknowledged = await db.outbox.where('state').equals('acknowledged').toArray()
  await db.outbox.bulkPut(acknowledged.map((entry) => ({ ...entry, state: 'waiting' as const })))
  // That a review was begun goes by the way: the person never heard that it was sent.
  const count = acknowledged.filter((entry) => entry.type !== 'allocation.begin').length
  await noteHistory(context, { kind: 'hub-restored', allocationId: null, count, code: null })
}
