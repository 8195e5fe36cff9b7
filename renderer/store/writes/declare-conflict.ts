import type { Interest } from '../../../shared/domain'
import { CommandSchema } from '../../../shared/protocol'
import type { StoreContext } from '../context'
import { destroyDoomedKeys, doomKeys } from '../doomed-keys'
import { endOne } from '../replica/housekeeping'
import { isOpenState } from '../status'
import { commandBase, prepareCommand } from './commands'

/**
 * Queues the declaration and takes away all that is here of the work, in one transaction: whoever may not judge it is not to be left with
 * half of it, and the hub is not to hear of it from a machine that keeps it.
 */
export function declareConflict(
  context: StoreContext,
  allocationId: string,
  interest: Interest,
  words: string,
): Promise<boolean> {
  const { db, lanes } = context
  return lanes.run(allocationId, async () => {
    const row = await db.allocations.get(allocationId)
    if (!row || row.removed !== null || !isOpenState(row.state)) return false
    const said = { type: 'allocation.declare-conflict', interest, words: words.trim() } as const
    const entry = await prepareCommand(context, CommandSchema.parse({ ...commandBase(context, row), ...said }))
    const within = async () => {
      await dropCommands(db, allocationId)
      await db.outbox.add(entry)
      await db.writeMeta('nudges', (await db.readMeta('nudges', 0)) + 1)
    }
    const isOpenStill = ({ removed, state }: typeof row) => removed === null && isOpenState(state)
    const ended = await endOne(context, allocationId, { evenWithWork: true, onlyWhile: isOpenStill, within })
    await destroyDoomedKeys(context)
    return ended
  })
}

/** What I had said about it goes too: it holds my judgement, and none of it counts any more. */
async function dropCommands(db: StoreContext['db'], allocationId: string): Promise<void> {
  const commands = await db.outbox.where('allocationId').equals(allocationId).toArray()
  await db.outbox.bulkDelete(commands.flatMap((entry) => entry.position ?? []))
  await doomKeys(
    db,
    commands.map((entry) => entry.keyId),
  )
}
