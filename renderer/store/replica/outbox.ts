import type { Receipt } from '../../../shared/domain'
import type { Command, CommandResult } from '../../../shared/protocol'
import { openValue, sealedAs, type StoreContext } from '../context'
import type { Refusal } from '../contract'
import { noteHistory } from '../history'
import { reopenDraft, reopenRebased, restate, restateTables } from '../restate'
import type { OutboxRow, ReceiptRow } from '../rows'
import { endPublished } from '../writes/publish'
import { endReturned } from '../writes/return-decision'
import { endHandedOver } from './housekeeping'
import { sealJson } from '../sealing'
import { closesDraft, DAMAGED_CODE, isRefused, isToldApart, isUnsent, standsAlone } from '../status'
import { StoreError } from '../store-error'

/** A command on its way, opened. */
export type OutgoingCommand = { position: number; command: Command }

/**
 * The next commands to send, in order, marked as `sending` before they are handed out: whatever happens then, it is known that they
 * may have arrived. Behind a refusal that nobody has dealt with, an allocation's later commands wait; other allocations go on. One that
 * can't be read is set aside for its person: it must not keep everybody else's from going out.
 */
export async function takeBatch(context: StoreContext, most: number): Promise<OutgoingCommand[]> {
  for (;;) {
    const rows = await nextRows(context, most)
    const damaged: OutboxRow[] = []
    const batch: OutgoingCommand[] = []
    for (const row of rows) {
      const command = await openCommand(context, row)
      if (command === null) damaged.push(row)
      else batch.push({ position: row.position as number, command })
    }
    if (damaged.length === 0) return markSending(context, batch)
    for (const { commandId } of damaged) {
      await storeResult(context, { id: commandId, status: 'rejected', code: DAMAGED_CODE, message: '' })
    }
    // What stood behind them may have to wait now, and others have come into their place.
  }
}

/** What is to go next, as it stands in the outbox. */
async function nextRows({ db }: StoreContext, most: number): Promise<OutboxRow[]> {
  const blocked = new Set<string>()
  const rows: OutboxRow[] = []
  for (const entry of await db.outbox.orderBy('position').toArray()) {
    if (isRefused(entry) && !standsAlone(entry.type)) blocked.add(entry.allocationId)
    if (isUnsent(entry) && !blocked.has(entry.allocationId) && rows.length < most) rows.push(entry)
  }
  return rows
}

/** The command; null where its row doesn't open any more. */
async function openCommand(context: StoreContext, row: OutboxRow): Promise<Command | null> {
  const place = sealedAs.command(row.keyId, row.commandId)
  return openValue<Command>(context, place.keyId, place.context, row.sealed).catch((error: unknown) => {
    if (error instanceof StoreError && (error.reason === 'damaged' || error.reason === 'key-destroyed')) return null
    throw error
  })
}

/** @returns those of them that are still to go: the person may have taken one back since it was read */
async function markSending({ db }: StoreContext, batch: readonly OutgoingCommand[]): Promise<OutgoingCommand[]> {
  return db.transaction('rw', db.outbox, async () => {
    const rows = await db.outbox.bulkGet(batch.map(({ position }) => position))
    const due = rows.filter((row) => row !== undefined).filter(isUnsent)
    await db.outbox.bulkPut(due.map((row) => ({ ...row, state: 'sending' as const, attempts: row.attempts + 1 })))
    const positions = new Set(due.map(({ position }) => position))
    return batch.filter(({ position }) => positions.has(position))
  })
}
/** No answer came: the commands wait again, knowing that they may have arrived. */
export async function putBack({ db }: StoreContext, batch: readonly OutgoingCommand[]): Promise<void> {
  await db.transaction('rw', db.outbox, async () => {
    const rows = await db.outbox.bulkGet(batch.map((one) => one.position))
    const sending = rows.filter((row) => row?.state === 'sending') as OutboxRow[]
    await db.outbox.bulkPut(sending.map((row) => ({ ...row, state: 'waiting' as const })))
  })
}

/** Stores the hub's answers: each with its receipt, its effect on the draft, and the status in one transaction. */
export async function storeResults(context: StoreContext, results: readonly CommandResult[]): Promise<void> {
  for (const result of results) await storeResult(context, result)
}

/** A command that the hub can't even read: refused, so that a person sees it and the others go on. */
export async function refuse(context: StoreContext, { command }: OutgoingCommand, message: string): Promise<void> {
  await storeResult(context, { id: command.id, status: 'rejected', code: 'unreadable', message })
}

/** An answer of the hub, or our own that stands for one. */
type Answer = Exclude<CommandResult, { status: 'rejected' }> | { id: string; status: 'rejected'; code: string; message: string }

async function storeResult(context: StoreContext, result: Answer): Promise<void> {
  const { db } = context
  const entry = await db.outbox.where('commandId').equals(result.id).first()
  if (!entry || entry.state === 'acknowledged') return
  const prepared = await prepare(context, entry, result)
  await db.transaction('rw', restateTables(db), async () => {
    // The person may have settled a refusal, or the allocation may have ended, while this was being sealed.
    const current = await db.outbox.get(entry.position as number)
    if (!current) return
    await db.outbox.put({ ...current, ...prepared.entry })
    await settleLetGo(db, { ...current, ...prepared.entry })
    if (prepared.receipt) await storeReceipt(context, prepared.receipt, result.status === 'duplicate')
    const reopens = closesDraft(entry.type) ? isRefused({ ...current, ...prepared.entry }) : prepared.isTakenBack
    if (reopens) await reopenDraft(db, entry.allocationId)
    // The feed may have told of a new revision before the answer about the one before arrived.
    const allocation = await db.allocations.get(entry.allocationId)
    if (allocation) await reopenRebased(db, allocation)
    await restate(db, entry.allocationId)
  })
  const { state, code } = prepared.entry
  if (state === 'held') return
  const kind = state === 'acknowledged' ? 'sent' : code === DAMAGED_CODE ? 'set-aside' : 'refused'
  // That a review has begun goes by the way: nobody looks for it, unless it was refused.
  if (kind !== 'sent' || entry.type !== 'allocation.begin')
    await noteHistory(context, { kind, allocationId: entry.allocationId, count: null, code: kind === 'sent' ? entry.type : code })
  if (entry.type === 'draft.hand-over') await endHandedOver(context)
  if (entry.type === 'decision.return') await endReturned(context)
  if (entry.type === 'rubric.publish') await endPublished(context)
}

/** What is refused of work that I have let go, or that isn't here any more, waits for nobody. Where that is undone, it waits again. */
async function settleLetGo(db: StoreContext['db'], entry: OutboxRow): Promise<void> {
  // Of a claim that was lost, or of a round, I am to be told: there never was any work here.
  if (!isRefused(entry) || isToldApart(entry.type)) return
  const row = await db.allocations.get(entry.allocationId)
  if (row && !row.discarded) return
  await db.outbox.put({ ...entry, settled: true })
  if (!row?.discarded) return
  const settled = [...row.discarded.settled, entry.commandId]
  await db.allocations.put({ ...row, discarded: { ...row.discarded, settled } })
}

type Prepared = {
  entry: Pick<OutboxRow, 'state' | 'answeredAt' | 'code' | 'sealedRefusal'>
  receipt: ReceiptRow | null
  isTakenBack: boolean
}

/** Seals what the answer holds, outside the transaction. */
async function prepare(context: StoreContext, entry: OutboxRow, result: Answer): Promise<Prepared> {
  const answeredAt = (await context.hubClock.now()).toISOString()
  const nothing = { answeredAt, code: null, sealedRefusal: null }
  if (result.status === 'held') {
    return { entry: { ...nothing, state: 'held', answeredAt: null }, receipt: null, isTakenBack: false }
  }
  // Its own key may be gone, and there are no words of the hub's to keep.
  if (result.status === 'rejected' && result.code === DAMAGED_CODE) {
    return { entry: { ...nothing, state: 'rejected', code: DAMAGED_CODE }, receipt: null, isTakenBack: false }
  }
  if (result.status === 'rejected' || result.status === 'conflict') {
    const refusal: Refusal = { commandId: entry.commandId, code: result.code, message: result.message, at: answeredAt }
    const place = sealedAs.refusal(entry.keyId, entry.commandId)
    const sealedRefusal = await sealJson(await context.keyring.need(place.keyId), place.context, refusal)
    return { entry: { state: result.status, answeredAt, code: result.code, sealedRefusal }, receipt: null, isTakenBack: false }
  }
  return {
    entry: { ...nothing, state: 'acknowledged' },
    receipt: result.receipt && (await sealReceipt(context, result.receipt)),
    isTakenBack: entry.type === 'decision.take-back',
  }
}

async function sealReceipt(context: StoreContext, receipt: Receipt): Promise<ReceiptRow | null> {
  const allocation = await context.db.allocations.get(receipt.allocationId)
  if (!allocation) return null
  const version = ((await context.db.receipts.get(receipt.allocationId))?.version ?? 0) + 1
  const place = sealedAs.receipt(allocation.keyId, receipt.allocationId, version)
  const sealed = await sealJson(await context.keyring.need(place.keyId), place.context, receipt)
  const { allocationId, commandId, stage, acceptedAt, releaseAt } = receipt
  return { allocationId, commandId, stage, acceptedAt, releaseAt, version, sealed }
}

/**
 * Stores the receipt of an answer unless what is here is as new, by the hub's own time: a repeated answer tells what was said first, and
 * the feed may have told since what came of it, or what another machine of this person did. Ids of commands go by the machines' clocks.
 */
async function storeReceipt({ db }: StoreContext, receipt: ReceiptRow, isRepeated: boolean): Promise<void> {
  const known = await db.receipts.get(receipt.allocationId)
  if (known && Date.parse(known.acceptedAt) > Date.parse(receipt.acceptedAt)) return
  const isSameMoment = known !== undefined && Date.parse(known.acceptedAt) === Date.parse(receipt.acceptedAt)
  if (isSameMoment && (isRepeated || known.commandId === receipt.commandId)) return
  await db.receipts.put(receipt)
}
