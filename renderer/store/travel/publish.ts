import { isSameBasis } from '../../../shared/domain'
import type { DraftNote } from '../../../shared/protocol'
import { join, publishedBy, type TravellingDraft } from '../../../shared/travel'
import { now, type StoreContext } from '../context'
import type { TravelRow } from '../rows'
import { isOpenWork, nameRows, readLocalWork, saysTheSame } from './local-work'
import { openPart, sealPart, untravelled } from './travel-rows'

/** A draft to be put on the hub, as the version after the one that it has. */
export type Outgoing = {
  allocationId: string
  version: number
  draft: TravellingDraft
  /** Names the rows that it was made from; empty where it was sent before, and more may have been written since. */
  rowsName: string
}

/** Drafts that may have changed since they were last in step, by plain columns. */
export async function findDue({ db }: StoreContext): Promise<string[]> {
  const due: string[] = []
  for (const draft of await db.drafts.toArray()) {
    if (!draft.begun || draft.phase === 'closed') continue
    const { allocationId } = draft
    const [allocation, annotations, row] = await Promise.all([
      db.allocations.get(allocationId),
      db.annotations.where('allocationId').equals(allocationId).toArray(),
      db.travel.get(allocationId),
    ])
    if (!allocation || !isOpenWork({ draft, allocation }) || row?.state === 'held') continue
    if (!row || row.sent || row.isAhead || row.rowsName !== nameRows({ draft, annotations })) due.push(allocationId)
  }
  return due
}

/**
 * What is to be put; null where the draft says what the hub has already. It is kept as sent before it goes: where its answer is lost, what
 * comes from the hub next shows whether it had arrived.
 */
export async function prepare(context: StoreContext, device: string, allocationId: string): Promise<Outgoing | null> {
  const { db } = context
  const local = await readLocalWork(context, allocationId)
  if (!local?.rows.draft?.begun) return null
  const { keyId } = local.rows.allocation
  const row = (await db.travel.get(allocationId)) ?? untravelled(allocationId)
  if (row.state === 'held') return null
  const rowsName = nameRows(local.rows)
  const known = await openPart(context, keyId, row, 'known')
  const isSame = known !== null && isSameBasis(known.basis, local.basis) && saysTheSame(known, local.draft)
  const sent = await openPart(context, keyId, row, 'sent')
  // Nobody said what became of it: as long as that isn't known, nothing else goes, or its own words would come back as another's.
  if (sent) return { allocationId, version: row.hubVersion + 1, draft: sent, rowsName: '' }
  if (isSame && !row.isAhead) {
    await change(context, row, { rowsName })
    return null
  }
  const seen = join(known?.seen ?? {}, { ...(row.published > 0 && { [device]: row.published }) })
  const draft: TravellingDraft = {
    format: 'assay-draft/1',
    ...local.draft,
    basis: local.basis,
    seen: publishedBy(device, seen),
  }
  const next = await sealPart(context, { keyId, allocationId }, 'sent', row.turn + 1, draft)
  const isKept = await change(context, row, { sent: next, published: row.published + 1 })
  // Another window does the same just now: the next round looks again.
  return isKept ? { allocationId, version: row.hubVersion + 1, draft, rowsName } : null
}

/** It has arrived. @param hubSha256 of the sealed bytes */
export async function markStored(context: StoreContext, outgoing: Outgoing, hubSha256: string): Promise<void> {
  const { allocationId, version, draft, rowsName } = outgoing
  const { db } = context
  const [row, allocation] = await Promise.all([db.travel.get(allocationId), db.allocations.get(allocationId)])
  if (!row || !allocation) return
  const known = await sealPart(context, { keyId: allocation.keyId, allocationId }, 'known', row.turn + 1, draft)
  const at = now(context)
  const agreed = { known, sent: null, hubVersion: version, hubSha256, isAhead: false, state: 'in-step' } as const
  await change(context, row, { ...agreed, rowsName, at })
}

/** The hub takes no draft of this allocation any more. */
export async function markEnded({ db }: StoreContext, { allocationId }: Outgoing): Promise<void> {
  await db.travel.update(allocationId, { sent: null, isAhead: false })
}

/** It is too large to travel: it is tried again when it has changed. */
export async function markTooLarge({ db }: StoreContext, { allocationId, rowsName }: Outgoing): Promise<void> {
  await db.travel.update(allocationId, { sent: null, state: 'too-large', rowsName })
}

/** What the hub has doesn't open: what is written here next takes its place. */
export async function markUnreadable(context: StoreContext, { allocationId, version, sha256 }: DraftNote): Promise<void> {
  const row = (await context.db.travel.get(allocationId)) ?? untravelled(allocationId)
  await change(context, row, { hubVersion: version, hubSha256: sha256, state: 'unreadable' })
}

/** The hub has none of these any more: what is still open here is put anew. */
export async function markGone(context: StoreContext, isGone: (row: TravelRow) => boolean): Promise<void> {
  const { db } = context
  for (const row of await db.travel.toArray()) {
    if (row.hubVersion > 0 && isGone(row)) {
      await change(context, row, { hubVersion: 0, hubSha256: null, isAhead: true, state: 'in-step', heldBasis: null })
    }
  }
}

async function change({ db }: StoreContext, row: TravelRow, part: Partial<TravelRow>): Promise<boolean> {
  return db.transaction('rw', db.travel, async () => {
    if (((await db.travel.get(row.allocationId))?.turn ?? 0) !== row.turn) return false
    await db.travel.put({ ...row, ...part, turn: row.turn + 1 })
    return true
  })
}
