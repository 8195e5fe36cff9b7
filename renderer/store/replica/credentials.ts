import { sealedAs, type StoreContext } from '../context'
import type { CredentialFileRow } from '../rows'
import { sealBytes } from '../sealing'

/** A badge as it is fetched; `token` is null where it was issued without one. */
export type FetchedBadge = { document: Uint8Array; image: Uint8Array; token: Uint8Array | null }

/** Documents, pictures and tokens of released badges. */
export function credentialWriter(context: StoreContext) {
  const { db, keyring } = context
  return {
    /** Released badges whose document isn't here yet. */
    async missing(): Promise<string[]> {
      const rows = await db.credentials.where('fetched').equals(0).toArray()
      return rows.filter((row) => row.state === 'released' || row.state === 'revoked').map((row) => row.id)
    },
    /** Stores all of it at once; false where the badge has gone or changed meanwhile. */
    async store(id: string, { document, image, token }: FetchedBadge): Promise<boolean> {
      const row = await db.credentials.get(id)
      if (!row) return false
      const key = await keyring.need(row.keyId)
      const seal = async (kind: CredentialFileRow['kind'], bytes: Uint8Array) => {
        const { context: sealContext } = sealedAs.credentialFile(row.keyId, id, kind, row.version)
        return { id, kind, version: row.version, sealed: await sealBytes(key, sealContext, bytes) }
      }
      const files = await Promise.all([
        seal('document', document),
        seal('image', image),
        ...(token === null ? [] : [seal('token', token)]),
      ])
      return db.transaction('rw', db.credentials, db.credentialFiles, async () => {
        const current = await db.credentials.get(id)
        if (!current || current.version !== row.version) return false
        await db.credentialFiles.bulkPut(files)
        await db.credentials.put({ ...current, fetched: 1 })
        return true
      })
    },
  }
}
