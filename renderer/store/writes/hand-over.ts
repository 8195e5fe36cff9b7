import { withSoundTexts } from '../../../shared/domain'
import { type Command, CommandSchema } from '../../../shared/protocol'
import type { StoreContext } from '../context'
import { destroyDoomedKeys, doomKeys } from '../doomed-keys'
import { isHandedOn, isMoved } from '../queries/hand-over'
import { restate, restateTables } from '../restate'
import type { OutboxRow } from '../rows'
import { isUnsent } from '../status'
import { needWorkRows, openWork, type WorkRows } from '../work'
import { commandBase, prepareCommand } from './commands'
import { sameAnnotations, settleRefusals } from './submit'

/** Closes my draft and queues it for whoever has the work now, in one transaction. False where the work isn't somebody else's. */
export function handOver(context: StoreContext, allocationId: string): Promise<boolean> {
  return context.lanes.run(allocationId, async () => {
    for (;;) {
      const rows = await needWorkRows(context, allocationId)
      const outbox = await context.db.outbox.where('allocationId').equals(allocationId).toArray()
      if (!rows.draft?.begun || rows.draft.phase === 'closed' || !isHandedOn(rows.allocation, outbox)) return false
      const entry = await prepareCommand(context, await makeHandOver(context, rows))
      if (await storeHandOver(context, rows, entry)) return true
    }
  })
}

/** What I recommend and how long it took stays with me: whoever has the work now decides by themselves. */
async function makeHandOver(context: StoreContext, rows: WorkRows): Promise<Command> {
  const { assessment, annotations } = withSoundTexts(await openWork(context, rows))
  const base = commandBase(context, rows.allocation)
  const { rubricId, rubricVersion, submissionRevision } = assessment
  return CommandSchema.parse({
    ...base,
    basedOn: { ...base.basedOn, rubricId, rubricVersion, submissionRevision },
    type: 'draft.hand-over',
    draft: { ...assessment, recommendation: null, overrideReason: '', activeSeconds: 0 },
    annotations,
  })
}

/** False where another window or sync changed the draft or its notes since they were read. */
async function storeHandOver({ db }: StoreContext, rows: WorkRows, entry: OutboxRow): Promise<boolean> {
  const { id } = rows.allocation
  return db.transaction('rw', [...restateTables(db), db.annotations], async () => {
    const draft = await db.drafts.get(id)
    const annotations = await db.annotations.where('allocationId').equals(id).toArray()
    if (!sameAnnotations(annotations, rows.annotations)) return false
    if (!draft || draft.version !== rows.draft?.version || draft.phase !== rows.draft.phase) return false
    await db.drafts.put({ ...draft, phase: 'closed', before: null })
    await settleRefusals(db, id)
    // Whatever the hub answers is to be decided about anew.
    await db.allocations.where('id').equals(id).modify({ kept: undefined })
    await dropBegin(db, id)
    await db.outbox.add(entry)
    await db.writeMeta('nudges', (await db.readMeta('nudges', 0)) + 1)
    await restate(db, id)
    return true
  })
}

/** That I had begun is no use to the hub any more; refused, it would hold the hand-over behind it back. */
async function dropBegin(db: StoreContext['db'], allocationId: string): Promise<void> {
  const commands = await db.outbox.where('allocationId').equals(allocationId).toArray()
  const begins = commands.filter((entry) => entry.type === 'allocation.begin' && isUnsent(entry))
  await db.outbox.bulkDelete(begins.flatMap((entry) => entry.position ?? []))
  await doomKeys(
    db,
    begins.map((entry) => entry.keyId),
  )
}

/** Takes a hand-over out of the outbox that was never tried; false where it may have arrived. */
export function keepDraft(context: StoreContext, allocationId: string): Promise<boolean> {
  const { db, lanes } = context
  return lanes.run(allocationId, async () => {
    const isKept = await db.transaction('rw', restateTables(db), async () => {
      const commands = await db.outbox.where('allocationId').equals(allocationId).toArray()
      const entry = commands.filter(({ type }) => type === 'draft.hand-over').at(-1)
      if (!entry?.position || entry.state !== 'waiting' || entry.attempts > 0) return false
      await db.outbox.delete(entry.position)
      await doomKeys(db, [entry.keyId])
      const draft = await db.drafts.get(allocationId)
      if (draft) await db.drafts.put({ ...draft, phase: 'open' })
      await unsettleMove(db, commands)
      await restate(db, allocationId)
      return true
    })
    await destroyDoomedKeys(context)
    return isKept
  })
}

/** Where only the answer to a command has told so far that the work is somebody else's, that is to be decided about again. */
async function unsettleMove(db: StoreContext['db'], commands: readonly OutboxRow[]): Promise<void> {
  const told = commands.filter(({ settled, code }) => settled && isMoved(code)).at(-1)
  if (told) await db.outbox.put({ ...told, settled: false })
}

/** Whether a draft that was handed to me is still to be shown. */
export async function dismissHanded({ db }: StoreContext, handedId: string, dismissed: boolean): Promise<void> {
  await db.handedDrafts.update(handedId, { dismissed })
}
