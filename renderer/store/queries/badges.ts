import type { CredentialSummary } from '../../../shared/domain'
import { openValue, sealedAs, type StoreContext } from '../context'
import type { BadgeRecord, BadgeStore } from '../contract'
import type { CredentialFileRow, CredentialRow } from '../rows'
import { openBytes } from '../sealing'

const KINDS = ['document', 'image', 'token'] as const satisfies CredentialFileRow['kind'][]

/** Badges that came of what this account may see, the latest first. */
export function badgeStore(context: StoreContext): BadgeStore {
  const { db } = context
  return {
    async list() {
      const [rows, files] = await Promise.all([db.credentials.toArray(), db.credentialFiles.toArray()])
      rows.sort((a, b) => b.orderedAt.localeCompare(a.orderedAt))
      return Promise.all(
        rows.map((row) =>
          openBadge(
            context,
            row,
            files.filter((file) => file.id === row.id),
          ),
        ),
      )
    },
    async find(credentialId) {
      const [row, ...files] = await Promise.all([
        db.credentials.get(credentialId),
        ...KINDS.map((kind) => db.credentialFiles.get([credentialId, kind])),
      ])
      if (!row) return null
      return openBadge(
        context,
        row,
        files.filter((file) => file !== undefined),
      )
    },
  }
}

async function openBadge(context: StoreContext, row: CredentialRow, files: CredentialFileRow[]): Promise<BadgeRecord> {
  const place = sealedAs.credential(row.keyId, row.id, row.version)
  const summary = await openValue<CredentialSummary>(context, place.keyId, place.context, row.sealed)
  const open = async (kind: CredentialFileRow['kind']) => {
    const file = files.find((one) => one.kind === kind)
    if (!file || row.fetched === 0) return null
    const at = sealedAs.credentialFile(row.keyId, row.id, kind, file.version)
    return openBytes(await context.keyring.need(at.keyId), at.context, file.sealed)
  }
  const [document, image, token] = await Promise.all([open('document'), open('image'), open('token')])
  const text = (bytes: Uint8Array | null) => bytes && new TextDecoder().decode(bytes)
  return { ...summary, document: text(document), image, token: text(token) }
}
