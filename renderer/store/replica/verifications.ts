import type { BadgeReport } from '../../../shared/badges/check/report'
import { sealedAs, type StoreContext } from '../context'
import type { VerificationRow } from '../rows'
import { openBytes, sealJson } from '../sealing'
import { openVerification, type VerificationContent } from '../writes/verifications'

/** Badges that the hub is to look at. */
export function verificationDesk(context: StoreContext) {
  const { db, keyring } = context

  /** Writes over the row, unless it went, was cancelled, or was written by another window meanwhile. */
  const settle = async ({ id, version }: VerificationRow, change: (row: VerificationRow) => Partial<VerificationRow>) =>
    db.transaction('rw', db.verifications, async () => {
      const row = await db.verifications.where('id').equals(id).first()
      if (row?.version === version && row.state === 'asked') await db.verifications.put({ ...row, ...change(row) })
    })

  return {
    /** The one that has waited longest with its file, and what to do with the answer; null where none waits. */
    async next() {
      const row = await db.verifications.where('state').equals('asked').first()
      if (!row) return null
      const file = sealedAs.verificationFile(row.id)
      const key = await keyring.need(file.keyId)
      return {
        bytes: await openBytes(key, file.context, row.sealedFile),
        async answered(report: BadgeReport, checkedAt: string): Promise<void> {
          const version = row.version + 1
          const { fileName } = await openVerification(context, row)
          const content: VerificationContent = { fileName, report, checkedAt, by: 'hub' }
          const sealed = await sealJson(key, sealedAs.verification(row.id, version).context, content)
          await settle(row, () => ({ version, sealed, state: 'settled' }))
        },
        refused: () => settle(row, () => ({ state: 'refused' })),
      }
    },
  }
}
