import { Dexie } from 'dexie'
import { filesOf, type Receipt } from '../../../shared/domain'
import { openValue, sealedAs, type StoreContext } from '../context'
import type { DeskRecord, ReadingPosition, Refusal } from '../contract'
import { totalsOf } from '../evidence/totals'
import { isLeaseRefused, readLeaseRefusals } from '../lease-refusals'
import type { ListIndex } from '../list/list-index'
import type { AllocationRow, OutboxRow, ReadingRow, ReceiptRow } from '../rows'
import { DAMAGED_CODE, isEnding, isGiven, isRefused, isUnsentSubmission } from '../status'
import { StoreError } from '../store-error'
import { openWork, readWorkRows } from '../work'
import { isGivingBack } from '../writes/give-back'
import { followedChange } from './followed'
import { findHandOver, readHandedDrafts } from './hand-over'
import { handedInElsewhere } from './handed-in'
import { findNeighbours } from './neighbours'
import { toOfflineState } from './offline-state'
import { readSplit } from './split'

/** All that the desk shows for one allocation; null where it, or something that it needs, isn't here. */
export async function openDesk(context: StoreContext, index: ListIndex, allocationId: string): Promise<DeskRecord | null> {
  const { db } = context
  const everyOne = [
    [allocationId, Dexie.minKey],
    [allocationId, Dexie.maxKey],
  ]
  const [rows, offline, files, readingRows, receiptRow, outbox, changed, leaseRefusals] = await Promise.all([
    readWorkRows(context, allocationId),
    db.offline.get(allocationId),
    db.files.where('[allocationId+evidenceId]').between(everyOne[0], everyOne[1]).toArray(),
    db.reading.where('[allocationId+evidenceId]').between(everyOne[0], everyOne[1]).toArray(),
    db.receipts.get(allocationId),
    db.outbox.where('allocationId').equals(allocationId).toArray(),
    db.readMeta('changed', 0),
    readLeaseRefusals(db),
  ])
  if (rows === null || rows.allocation.discarded) return null
  if (index.isComplete) await Promise.resolve(index.caughtUp(changed))
  const [neighbours, work, reading, receipt, refusal, followed, handed, split] = await Promise.all([
    findNeighbours(context, index, rows.allocation),
    openWork(context, rows),
    openReading(context, rows.allocation, readingRows),
    openReceipt(context, rows.allocation, receiptRow),
    findRefusal(context, rows.allocation, outbox),
    followedChange(context, rows),
    readHandedDrafts(context, rows.allocation),
    readSplit(context, rows.allocation),
  ])
  const elsewhere = handedInElsewhere(rows, work.assessment, receipt)
  return {
    ...work,
    assessment: elsewhere ?? work.assessment,
    isHandedInElsewhere: elsewhere !== null,
    allocation: toAllocation(rows.allocation),
    offline: toOfflineState(offline, totalsOf(work.submission.evidence), rows.allocation),
    evidenceHere: Object.fromEntries(
      work.submission.evidence
        .flatMap(filesOf)
        .map(({ id }) => [id, offline !== undefined && files.some((file) => file.evidenceId === id && file.verifiedAt !== null)]),
    ),
    reading,
    status: rows.allocation.status,
    isKept: rows.allocation.view === 'kept',
    mayFetch: isGiven(rows.allocation) && !outbox.some((entry) => isRefused(entry) && isEnding(entry.code)),
    receipt,
    refusal,
    isHandedIn: outbox.some(isUnsentSubmission),
    isGivenBack: outbox.some(isGivingBack),
    followed,
    returnTo: rows.draft?.phase === 'open' ? (rows.draft.before?.basis ?? null) : null,
    handOver: findHandOver(rows, outbox),
    isLeaseRefused: isLeaseRefused(rows.allocation, leaseRefusals),
    handed,
    split,
    neighbours,
  }
}

/** The allocation as the hub sent it. */
function toAllocation(row: AllocationRow): DeskRecord['allocation'] {
  const { id, submissionId, submissionRevision, assessorId, task, state, revision, dueOn, leaseUntil, rubricId, rubricVersion } =
    row
  return { id, submissionId, submissionRevision, assessorId, task, state, revision, dueOn, leaseUntil, rubricId, rubricVersion }
}

async function openReading(context: StoreContext, allocation: AllocationRow, rows: readonly ReadingRow[]) {
  const opened = await Promise.all(
    rows.map(async (row) => {
      const place = sealedAs.reading(allocation.keyId, allocation.id, row.evidenceId, row.version)
      return [row.evidenceId, await openValue<ReadingPosition>(context, place.keyId, place.context, row.sealed)] as const
    }),
  )
  return Object.fromEntries(opened)
}

async function openReceipt(context: StoreContext, allocation: AllocationRow, row: ReceiptRow | undefined) {
  if (!row) return null
  const place = sealedAs.receipt(allocation.keyId, allocation.id, row.version)
  return openValue<Receipt>(context, place.keyId, place.context, row.sealed)
}

/** The protocol's codes for why an allocation was taken away. */
const REMOVAL_CODES: Record<NonNullable<AllocationRow['removed']>, string> = {
  withdrawn: 'submission-withdrawn',
  // `submission-revised` promises that the work goes on with the new revision; here it has ended.
  revised: 'not-allocated',
  moved: 'allocation-moved',
  ended: 'already-decided',
  superseded: 'not-allocated',
  access: 'not-allocated',
  purged: 'not-allocated',
}

/**
 * What the hub said when it last refused something that nobody has dealt with yet. That it took the allocation away comes first: then
 * there is nothing to go on with, whatever was refused before.
 */
async function findRefusal(
  context: StoreContext,
  { removed, endedAt }: AllocationRow,
  outbox: readonly OutboxRow[],
): Promise<Refusal | null> {
  const refused = outbox.filter(isRefused).at(-1)
  const refusal = refused ? await openRefusal(context, refused) : null
  if (removed === null) return refusal
  const { commandId = null, message = '', at = endedAt ?? '' } = refusal ?? {}
  return { commandId, code: REMOVAL_CODES[removed], message, at, removed }
}

/** What the hub said about a command that it refused; null where it didn't. */
export async function openRefusal(context: StoreContext, entry: OutboxRow): Promise<Refusal | null> {
  if (!entry.sealedRefusal) return entry.code === DAMAGED_CODE ? plainRefusal(entry) : null
  const place = sealedAs.refusal(entry.keyId, entry.commandId)
  return openValue<Refusal>(context, place.keyId, place.context, entry.sealedRefusal).catch((error: unknown) => {
    // Its words are lost; that it was refused, and why, is still known.
    if (error instanceof StoreError) return plainRefusal(entry)
    throw error
  })
}

function plainRefusal({ commandId, code, answeredAt }: OutboxRow): Refusal {
  return { commandId, code: code ?? '', message: '', at: answeredAt ?? '' }
}
