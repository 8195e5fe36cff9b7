import { Dexie } from 'dexie'
import type { AssayDatabase } from '../database'
import { doomKeys } from '../doomed-keys'
import type { AllocationRow, SubmissionRow } from '../rows'
import { placementsOf } from '../queries/placements'
import { isRefused, isUnsent } from '../status'

/** Tables that a transaction needs which ends allocations. */
export function endTables(db: AssayDatabase) {
  return [
    db.allocations,
    db.submissions,
    db.departures,
    db.drafts,
    db.annotations,
    db.placements,
    db.reading,
    db.outbox,
    db.receipts,
    db.handedDrafts,
    db.splits,
    db.roundReferences,
    db.reviews,
    db.travel,
    db.offline,
    db.files,
    db.chunks,
    db.meta,
  ]
}

/** Whether work of mine would be lost with this allocation: a draft that was never handed in, or commands not yet settled. */
export async function hasKeptWork(db: AssayDatabase, allocationId: string): Promise<boolean> {
  const draft = await db.drafts.get(allocationId)
  if (draft?.begun && draft.phase === 'open') return true
  const commands = await db.outbox.where('allocationId').equals(allocationId).toArray()
  return commands.some((entry) => isUnsent(entry) || isRefused(entry))
}

/**
 * Takes away all that is here of an allocation, within a transaction. Its keys are named as doomed in the same transaction and
 * destroyed after it: a crash in between leaves them on the list. Commands stay, under their own key, until their 30 days are over.
 */
export async function endAllocation(db: AssayDatabase, row: AllocationRow, changed: number): Promise<void> {
  const { id } = row
  await dropEvidence(db, id)
  await db.drafts.delete(id)
  await db.annotations.where('allocationId').equals(id).delete()
  await placementsOf(db, id).delete()
  await db.reading.where('[allocationId+evidenceId]').between([id, Dexie.minKey], [id, Dexie.maxKey]).delete()
  await db.receipts.delete(id)
  await db.splits.delete(id)
  await db.roundReferences.delete(id)
  const handed = db.handedDrafts.where('allocationId').equals(id)
  await doomKeys(
    db,
    (await handed.toArray()).map(({ keyId }) => keyId),
  )
  await handed.delete()
  await db.travel.delete(id)
  await db.allocations.delete(id)
  await db.departures.put({ allocationId: id, changed })
  const kept = await endSubmissions(db, row.submissionId)
  // Sealed before another allocation of mine came for the same revision: the key goes with the last of them.
  if (!kept.some(({ keyId }) => keyId === row.keyId)) await doomKeys(db, [row.keyId])
}

/** Takes the revisions of a submission away that no allocation here, and no draft of one, is about any more. @returns those that stay */
async function endSubmissions(db: AssayDatabase, submissionId: string): Promise<SubmissionRow[]> {
  const users = await db.allocations.where('submissionId').equals(submissionId).toArray()
  const drafts = await db.drafts.bulkGet(users.map(({ id }) => id))
  const used = new Set([
    ...users.map(({ submissionRevision }) => submissionRevision),
    ...drafts.flatMap((draft) => draft?.basis.submissionRevision ?? []),
  ])
  const revisions = await revisionsOf(db, submissionId).toArray()
  const gone = revisions.filter(({ revision }) => !used.has(revision))
  await db.submissions.bulkDelete(gone.map(({ id, revision }): [string, number] => [id, revision]))
  await doomKeys(
    db,
    gone.map(({ keyId }) => keyId),
  )
  return revisions.filter(({ revision }) => used.has(revision))
}

/** All that is here of a submission. */
export function revisionsOf(db: AssayDatabase, submissionId: string) {
  return db.submissions.where('[id+revision]').between([submissionId, 0], [submissionId, Number.MAX_SAFE_INTEGER])
}

/** Takes the evidence away and leaves my work. The wish to have it here goes too. */
export async function dropEvidence(db: AssayDatabase, allocationId: string): Promise<void> {
  const offline = await db.offline.get(allocationId)
  await db.offline.delete(allocationId)
  await db.files.where('[allocationId+evidenceId]').between([allocationId, Dexie.minKey], [allocationId, Dexie.maxKey]).delete()
  await db.chunks
    .where('[allocationId+evidenceId+index]')
    .between([allocationId, Dexie.minKey, Dexie.minKey], [allocationId, Dexie.maxKey, Dexie.maxKey])
    .delete()
  if (offline) await doomKeys(db, [offline.keyId])
}

/** Takes the files away that aren't named; the others, their key and the wish stay. */
export async function dropOtherFiles(db: AssayDatabase, allocationId: string, kept: readonly string[]): Promise<void> {
  const here = db.files.where('[allocationId+evidenceId]').between([allocationId, Dexie.minKey], [allocationId, Dexie.maxKey])
  for (const { evidenceId } of await here.toArray()) {
    if (kept.includes(evidenceId)) continue
    await db.files.delete([allocationId, evidenceId])
    await db.chunks
      .where('[allocationId+evidenceId+index]')
      .between([allocationId, evidenceId, Dexie.minKey], [allocationId, evidenceId, Dexie.maxKey])
      .delete()
  }
}
