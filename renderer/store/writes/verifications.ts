import { newId } from '../../../shared/domain'
import { openValue, sealedAs, type StoreContext } from '../context'
import type { CheckedBadge, VerificationStore } from '../contract'
import type { VerificationRow } from '../rows'
import { sealBytes, sealJson } from '../sealing'

/** A file may have eight megabytes: a list of what was looked at lately, not an archive. */
const MOST_KEPT = 20

/** What the sealed part says. */
export type VerificationContent = Pick<CheckedBadge, 'fileName' | 'report' | 'checkedAt' | 'by'>

/** Badges that were looked at, sealed under the database key, since they are about no work of mine. */
export function verificationStore(context: StoreContext, nudge: () => Promise<void>): VerificationStore {
  const { db, keyring } = context

  const open = async (row: VerificationRow): Promise<CheckedBadge> => ({
    id: row.id,
    state: row.state,
    ...(await openVerification(context, row)),
  })
  const find = (id: string) => db.verifications.where('id').equals(id)
  const change = (id: string, state: VerificationRow['state']) => find(id).modify({ state })

  return {
    async list() {
      const rows = await db.verifications.reverse().toArray()
      return Promise.all(rows.map(open))
    },
    async keep({ bytes, ...badge }, ask) {
      const id = newId()
      const place = sealedAs.verification(id, 1)
      const file = sealedAs.verificationFile(id)
      const key = await keyring.need(place.keyId)
      const content: VerificationContent = { ...badge, by: 'here' }
      const row: VerificationRow = {
        id,
        version: 1,
        state: ask ? 'asked' : 'settled',
        sealed: await sealJson(key, place.context, content),
        sealedFile: await sealBytes(key, file.context, bytes),
      }
      await db.transaction('rw', db.verifications, async () => {
        await db.verifications.add(row)
        const kept = await db.verifications.reverse().primaryKeys()
        await db.verifications.bulkDelete(kept.slice(MOST_KEPT))
      })
      if (ask) await nudge()
      return id
    },
    async ask(id) {
      if ((await change(id, 'asked')) > 0) await nudge()
    },
    async cancel(id) {
      await change(id, 'settled')
    },
    async remove(id) {
      await find(id).delete()
    },
  }
}

/** What a row says. @throws StoreError `damaged` */
export function openVerification(context: StoreContext, row: VerificationRow): Promise<VerificationContent> {
  const place = sealedAs.verification(row.id, row.version)
  return openValue<VerificationContent>(context, place.keyId, place.context, row.sealed)
}
