import { CommandSchema } from '../../../shared/protocol'
import type { StoreContext } from '../context'
import { destroyDoomedKeys } from '../doomed-keys'
import { restate, restateTables } from '../restate'
import type { AllocationRow, OutboxRow } from '../rows'
import { isEnding, isOpenState, isRefused, isUnsent } from '../status'
import { withdrawUntried } from './acting'
import { commandBase, prepareCommand } from './commands'

/**
 * Gives back work that is mine and isn't handed in. What I began stays here, and can be handed over once the hub has taken it back. False
 * where there is nothing that could be given back.
 */
export function giveBack(context: StoreContext, allocationId: string, reason: string): Promise<boolean> {
  const { db, lanes } = context
  return lanes.run(allocationId, async () => {
    const row = await db.allocations.get(allocationId)
    if (!row) return false
    const said = { type: 'allocation.give-back', reason: reason.trim() } as const
    const entry = await prepareCommand(context, CommandSchema.parse({ ...commandBase(context, row), ...said }))
    return db.transaction('rw', restateTables(db), async () => {
      const [current, commands] = await Promise.all([
        db.allocations.get(allocationId),
        db.outbox.where('allocationId').equals(allocationId).toArray(),
      ])
      if (!current || !canGiveBack(current, commands)) return false
      // Said anew, the refusal is dealt with, and nothing is held behind it.
      await db.outbox.bulkPut(commands.filter(isRefused).map((one) => ({ ...one, settled: true })))
      await db.outbox.add(entry)
      await db.writeMeta('nudges', (await db.readMeta('nudges', 0)) + 1)
      await restate(db, allocationId)
      return true
    })
  })
}

/** Keeps what was to be given back; false where the hub may have heard of it. */
export function keepAfterAll(context: StoreContext, allocationId: string): Promise<boolean> {
  const { db, lanes } = context
  return lanes.run(allocationId, async () => {
    const isWithdrawn = await db.transaction('rw', restateTables(db), async () => {
      const commands = await db.outbox.where('allocationId').equals(allocationId).toArray()
      const gone = await withdrawUntried(
        db,
        commands.filter(({ type }) => type === 'allocation.give-back'),
      )
      await restate(db, allocationId)
      return gone.length > 0
    })
    await destroyDoomedKeys(context)
    return isWithdrawn
  })
}

/** Whether it is mine, and neither handed in nor given back. @param commands all that stand under it */
export function canGiveBack(
  { state, removed, task }: Pick<AllocationRow, 'state' | 'removed' | 'task'>,
  commands: readonly OutboxRow[],
): boolean {
  // What somebody scores for calibration is theirs alone.
  if (!isOpenState(state) || removed !== null || task === 'calibrate') return false
  if (commands.some((entry) => isRefused(entry) && isEnding(entry.code))) return false
  return !commands.some((entry) => isUnsent(entry) && (entry.type === 'assessment.submit' || isGivingBack(entry)))
}

/** Whether it is being given back, as far as the hub hasn't said no. */
export function isGivingBack(entry: Pick<OutboxRow, 'type' | 'state'>): boolean {
  return entry.type === 'allocation.give-back' && isUnsent(entry)
}
