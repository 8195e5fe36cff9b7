import type { BackedUpWork, Backup } from '../../../shared/backup'
import { type Clash, isSameBasis, mergeDrafts } from '../../../shared/domain'
import { now, sealedAs, type StoreContext } from '../context'
import type { RestoredWork, RestoreResult } from '../contract'
import { noteHistory } from '../history'
import { STARTING } from '../queries/sync'
import { restate, restateTables } from '../restate'
import type { AnnotationRow, DraftRow, OutboxRow } from '../rows'
import { sealJson } from '../sealing'
import { closesDraft } from '../status'
import { countScoredOf, latestAnnotations, openWork, readWorkRows, type WorkRows } from '../work'
import { prepareCommand } from '../writes/commands'
import { restorePlan } from './restore-plan'

/**
 * Brings the work of a backup back, piece by piece; each is one transaction. What is here is never written over: where both have
 * something, fields that only one of them filled are joined, and of those that both filled what is here stands and the other is told.
 */
export async function restoreBackup(context: StoreContext, backup: Backup): Promise<RestoreResult> {
  if (backup.database !== context.account.database) return { ok: false, reason: 'other-account' }
  const work: RestoredWork[] = []
  for (const piece of backup.work) {
    const { allocationId, label } = piece
    const result = await context.lanes.run(allocationId, () => restorePiece(context, piece))
    const isUnplaced = result.outcome === 'not-here' || result.outcome === 'gone'
    work.push({ allocationId, label, unplaced: isUnplaced ? piece : null, ...result })
  }
  for (const plan of backup.plans ?? []) work.push(await restorePlan(context, plan))
  return { ok: true, work }
}

type Restored = Pick<RestoredWork, 'outcome' | 'clashes'>

async function restorePiece(context: StoreContext, piece: BackedUpWork): Promise<Restored> {
  for (;;) {
    const rows = await readWorkRows(context, piece.allocationId)
    if (rows === null) return { outcome: (await knowsAllThatIsMine(context)) ? 'gone' : 'not-here', clashes: [] }
    if (rows.draft?.phase === 'closed') return { outcome: 'already-sent', clashes: [] }
    const plan = await planPiece(context, rows, piece)
    if (plan === null) return { outcome: 'same', clashes: [] }
    if (!(await storePiece(context, rows, plan))) continue
    await noteHistory(context, { kind: 'restored', allocationId: piece.allocationId, count: null, code: null })
    return { outcome: plan.outcome, clashes: plan.clashes }
  }
}

/** Whether the hub has told this machine lately of all that is mine: what isn't here then will not come any more. */
async function knowsAllThatIsMine({ db }: StoreContext): Promise<boolean> {
  const [status, pause] = await Promise.all([db.readMeta('sync', STARTING), db.readMeta('pause', 'none')])
  return !status.isFirstPull && status.isOnline && !status.needsSignIn && status.problem === null && pause !== 'everything'
}

type Plan = {
  outcome: 'restored' | 'merged'
  clashes: Clash[]
  draft: DraftRow | null
  annotations: AnnotationRow[]
  commands: OutboxRow[]
  scored: number
}

/** What is to be written; null where all of it is here. */
async function planPiece(context: StoreContext, rows: WorkRows, piece: BackedUpWork): Promise<Plan | null> {
  const annotations = await newAnnotations(context, rows, piece)
  const commands = await newCommands(context, piece)
  const { draft, scored, clashes } = await planDraft(
    context,
    { ...rows, annotations: [...rows.annotations, ...annotations] },
    piece,
  )
  if (!draft && annotations.length === 0 && commands.length === 0) return null
  const outcome = rows.draft?.begun ? 'merged' : 'restored'
  return { outcome, clashes, draft, annotations, commands, scored }
}

async function planDraft(context: StoreContext, rows: WorkRows, { draft: saved, annotations: _, commands }: BackedUpWork) {
  const work = await openWork(context, { ...rows, annotations: latestAnnotations(rows.annotations) })
  const here = work.assessment
  if (!saved) return { draft: null, scored: countScoredOf(work), clashes: [] }
  const hasBegun = rows.draft?.begun === true
  const none = {
    assessment: { ...here, scores: [], recommendation: null, overrideReason: '', feedback: '', activeSeconds: 0 },
    annotations: [],
  }
  const merged = hasBegun
    ? mergeDrafts(none, { assessment: saved.assessment, annotations: [] }, { assessment: here, annotations: [] })
    : { merged: { assessment: saved.assessment, annotations: [] }, clashes: [] }
  // Read anew each time it is restored, the time would grow.
  const activeSeconds = Math.max(here.activeSeconds, saved.assessment.activeSeconds)
  const assessment = { ...merged.merged.assessment, activeSeconds }
  const scored = countScoredOf({ ...work, assessment })
  const isSame = hasBegun && JSON.stringify({ ...assessment, updatedAt: '' }) === JSON.stringify({ ...here, updatedAt: '' })
  if (isSame) return { draft: null, scored, clashes: merged.clashes }
  const { allocation } = rows
  const version = (rows.draft?.version ?? 0) + 1
  const place = sealedAs.draft(allocation.keyId, allocation.id, version)
  const sealed = await sealJson(await context.keyring.need(place.keyId), place.context, {
    ...assessment,
    updatedAt: now(context),
  })
  const isSent = saved.isSent && commands.some(({ command }) => closesDraft(command.type))
  const basis = hasBegun && rows.draft && !isSameBasis(rows.draft.basis, saved.basis) ? rows.draft.basis : saved.basis
  const draft: DraftRow = {
    allocationId: allocation.id,
    phase: isSent && !hasBegun ? 'closed' : 'open',
    begun: true,
    basis,
    before: null,
    version,
    sealed,
  }
  return { draft, scored, clashes: merged.clashes }
}

async function newAnnotations(
  context: StoreContext,
  { allocation, annotations }: WorkRows,
  piece: BackedUpWork,
): Promise<AnnotationRow[]> {
  const here = new Set(annotations.map((row) => `${row.id} ${row.version}`))
  const rows: AnnotationRow[] = []
  for (const { versions, removed } of piece.annotations) {
    for (const annotation of versions) {
      const { id, version } = annotation
      if (here.has(`${id} ${version}`)) continue
      const place = sealedAs.annotation(allocation.keyId, allocation.id, id, version)
      const sealed = await sealJson(await context.keyring.need(place.keyId), place.context, annotation)
      const removedAt = removed && annotation === versions.at(-1) ? now(context) : null
      rows.push({ id, version, allocationId: allocation.id, sealed, removedAt })
    }
  }
  return rows
}

/** Commands keep their ids: the hub applies each once, however often it is restored. */
async function newCommands(context: StoreContext, piece: BackedUpWork): Promise<OutboxRow[]> {
  const rows: OutboxRow[] = []
  for (const { command, queuedAt } of piece.commands) {
    if (await context.db.outbox.where('commandId').equals(command.id).count()) continue
    rows.push({ ...(await prepareCommand(context, command)), queuedAt })
  }
  return rows
}

async function storePiece({ db }: StoreContext, rows: WorkRows, plan: Plan): Promise<boolean> {
  const allocationId = rows.allocation.id
  return db.transaction('rw', [...restateTables(db), db.annotations], async () => {
    const [draft, allocation] = await Promise.all([db.drafts.get(allocationId), db.allocations.get(allocationId)])
    if (draft?.version !== rows.draft?.version || draft?.phase !== rows.draft?.phase) return false
    if (allocation?.keyId !== rows.allocation.keyId) return false
    if (plan.draft) await db.drafts.put(plan.draft)
    await db.annotations.bulkPut(plan.annotations)
    await db.outbox.bulkAdd(plan.commands)
    await db.writeMeta('nudges', (await db.readMeta('nudges', 0)) + 1)
    await restate(db, allocationId, { scored: plan.scored })
    return true
  })
}
