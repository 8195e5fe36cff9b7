import type { StoreContext } from '../context'
import type { Acted, Undone } from '../contract'
import { destroyDoomedKeys } from '../doomed-keys'
import { isRefused } from '../status'
import { type Asking, ask, isUntried, withdrawUntried } from './acting'

/** Takes back what was asked for. What the hub refused never came to be: it is put away. @param reason why, for what says one */
export async function undoActing(context: StoreContext, acted: Acted, reason: string): Promise<Undone> {
  const { db } = context
  const back: Asking[] = []
  const undone: Undone = { withdrawn: 0, asked: 0, left: 0 }
  await db.transaction('rw', [db.outbox, db.meta], async () => {
    for (const one of acted) {
      const entry = await db.outbox.where('commandId').equals(one.commandId).first()
      if (entry && isUntried(entry)) {
        await withdrawUntried(db, [entry])
        undone.withdrawn++
      } else if (entry && isRefused(entry)) {
        await db.outbox.put({ ...entry, settled: true })
        undone.withdrawn++
      } else if (one.back) back.push({ wish: withReason(one.back, reason), back: null, about: one.about })
      else undone.left++
    }
  })
  await destroyDoomedKeys(context)
  await ask(context, back)
  return { ...undone, asked: back.length }
}

/** The person has read what the hub refused of these. */
export async function settleActing({ db }: StoreContext, commandIds: readonly string[]): Promise<void> {
  await db.transaction('rw', [db.outbox, db.meta], async () => {
    const entries = await db.outbox.where('commandId').anyOf(commandIds).toArray()
    await db.outbox.bulkPut(entries.filter(isRefused).map((entry) => ({ ...entry, settled: true })))
  })
}

function withReason(wish: Asking['wish'], reason: string): Asking['wish'] {
  return 'reason' in wish ? { ...wish, reason } : wish
}
