import { sealedAs, type StoreContext } from '../context'
import type { ReadingPosition } from '../contract'
import { sealJson } from '../sealing'

/** Stores where reading stopped. It is lost on nobody if another window stores its own place later: the last one counts. */
export function rememberReading(
  context: StoreContext,
  allocationId: string,
  evidenceId: string,
  position: ReadingPosition,
): Promise<void> {
  const { db, keyring, lanes } = context
  return lanes.run(`reading ${allocationId} ${evidenceId}`, async () => {
    for (;;) {
      const [allocation, before] = await Promise.all([
        db.allocations.get(allocationId),
        db.reading.get([allocationId, evidenceId]),
      ])
      if (!allocation) return
      const version = (before?.version ?? 0) + 1
      const place = sealedAs.reading(allocation.keyId, allocationId, evidenceId, version)
      const sealed = await sealJson(await keyring.need(place.keyId), place.context, position)
      const stored = await db.transaction('rw', db.reading, db.allocations, async () => {
        if ((await db.reading.get([allocationId, evidenceId]))?.version !== before?.version) return false
        const now = await db.allocations.get(allocationId)
        if (now?.keyId === allocation.keyId) await db.reading.put({ allocationId, evidenceId, version, sealed })
        return true
      })
      if (stored) return
    }
  })
}
