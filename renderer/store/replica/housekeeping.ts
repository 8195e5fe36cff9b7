import { Dexie } from 'dexie'
import type { StoreContext } from '../context'
import type { AssayDatabase } from '../database'
import { destroyDoomedKeys, doomKeys } from '../doomed-keys'
import { noteHistory } from '../history'
import { planSegments } from '../list/segments'
import type { AllocationRow } from '../rows'
import { KEEP_DISCARDED_MS } from '../writes/discard'
import { endPublished } from '../writes/publish'
import { endReturned } from '../writes/return-decision'
import { endAllocation, endTables, hasKeptWork } from './end-allocation'
import { endLeases } from './leases'

const DAY_MS = 86_400_000
/** Policy: how long decided work stays here. */
const KEEP_ENDED_DAYS = 7
/** How long acknowledged commands stay, to be offered again to a hub that was restored from a backup. */
const KEEP_COMMANDS_DAYS = 30

/** Lets go of what has had its time: leases, decided work, old commands. */
export async function keepHouse(context: StoreContext): Promise<void> {
  await destroyDoomedKeys(context)
  const hubTime = await context.hubClock.now()
  await context.hubClock.remember()
  await endLeases(context, hubTime)
  const limit = new Date(hubTime.getTime() - KEEP_ENDED_DAYS * DAY_MS).toISOString()
  const ended = await context.db.allocations.filter((row) => row.endedAt !== null && row.endedAt < limit).toArray()
  await endAllocations(context, ended)
  await endHandedOver(context)
  await endReturned(context)
  await endPublished(context)
  await endDiscarded(context)
  await dropOldCommands(context)
}

/** Work whose draft the hub has given to whoever has it now ends here: that is also where a crash left it behind. */
export async function endHandedOver(context: StoreContext): Promise<void> {
  const { db } = context
  const handedOver = await db.outbox
    .where('state')
    .equals('acknowledged')
    .filter((entry) => entry.type === 'draft.hand-over')
    .toArray()
  const rows = await db.allocations.bulkGet(handedOver.map((entry) => entry.allocationId))
  await endAllocations(
    context,
    rows.filter((row) => row !== undefined),
    { after: 'hand-over', evenWithWork: true },
  )
}

/** What was discarded long enough ago goes for good. Asked after every round: it goes by the minute, and looks at few rows. */
export async function endDiscarded(context: StoreContext): Promise<void> {
  const limit = new Date(context.clock().getTime() - KEEP_DISCARDED_MS).toISOString()
  const isOver = ({ discarded }: AllocationRow) => discarded !== undefined && discarded.at < limit
  // What is discarded stands in no list.
  const [from, to] = [Dexie.minKey, Dexie.maxKey].map((key) => ['hidden', key, key])
  const rows = await context.db.allocations.where('[view+dueOn+receivedAt]').between(from, to).filter(isOver).toArray()
  await endAllocations(context, rows, { after: 'discard', evenWithWork: true, onlyWhile: isOver })
}

type Ending = {
  /** What it ends after, as the history tells it; that it was decided where nothing else is said. */
  after?: 'hand-over' | 'discard'
  /** Work of mine goes too; without it, what holds any stays. */
  evenWithWork?: boolean
  /** What isn't so any more once it is to end stays: it was brought back meanwhile. */
  onlyWhile?: (row: AllocationRow) => boolean
  /** Done in the same transaction. */
  within?: () => Promise<void>
}

/** Ends these allocations here, but for those that hold work of mine which would be lost. */
export async function endAllocations(context: StoreContext, rows: readonly AllocationRow[], how: Ending = {}): Promise<void> {
  for (const { id } of rows) {
    if (!(await endOne(context, id, how))) continue
    await destroyDoomedKeys(context)
    await noteHistory(context, { kind: 'ended', allocationId: id, count: null, code: how.after ?? null })
  }
}

/** Ends one allocation here. @returns false where it stays, or is gone already */
export async function endOne(context: StoreContext, id: string, how: Ending): Promise<boolean> {
  const { db } = context
  for (;;) {
    const row = await db.allocations.get(id)
    if (!row || !(await mayEnd(db, id, how))) return false
    const pull = (await db.readMeta('pulls', 0)) + 1
    const drop = row.segmentId === null ? [] : [{ allocationId: id, segmentId: row.segmentId }]
    const segments = await planSegments(context, { put: [], drop }, await db.readMeta('filling', {}), pull)
    const result = await db.transaction('rw', [...endTables(db), db.segments], async () => {
      if ((await db.readMeta('pulls', 0)) !== pull - 1) return 'again' as const
      if (!(await mayEnd(db, id, how))) return false
      const changed = await db.nextChange()
      await endAllocation(db, row, changed)
      await how.within?.()
      await db.segments.bulkPut(segments.rows.map((segment) => ({ ...segment, changed })))
      await db.segments.bulkDelete(segments.emptied)
      await doomKeys(db, segments.doomedKeys)
      await db.writeMeta('pulls', pull)
      return true
    })
    if (result !== 'again') return result
  }
}

/** Asked once more within the transaction that ends it: what somebody began, or brought back, until then must not go. */
async function mayEnd(db: AssayDatabase, id: string, { evenWithWork = false, onlyWhile }: Ending): Promise<boolean> {
  const row = await db.allocations.get(id)
  if (!row || onlyWhile?.(row) === false) return false
  return evenWithWork || !(await hasKeptWork(db, id))
}

async function dropOldCommands(context: StoreContext): Promise<void> {
  const { db, hubClock } = context
  // By the hub's clock: what a machine's that was set forward would make old is the only copy that a restored hub could get.
  const limit = new Date((await hubClock.now()).getTime() - KEEP_COMMANDS_DAYS * DAY_MS).toISOString()
  await db.transaction('rw', [db.outbox, db.meta], async () => {
    const old = await db.outbox
      .filter((entry) => (entry.state === 'acknowledged' || entry.settled) && (entry.answeredAt ?? '9') < limit)
      .toArray()
    await db.outbox.bulkDelete(old.flatMap((entry) => entry.position ?? []))
    await doomKeys(
      db,
      old.map((entry) => entry.keyId),
    )
  })
  await destroyDoomedKeys(context)
}
