import type { IssuedBadge } from '../badges'
import type { HubContext } from '../context'
import { type Trx, writeAudit } from '../store'

/** A badge that can't be made just now; the order is tried again later. */
export class IssuingError extends Error {
  override name = 'IssuingError'

  constructor(
    readonly credentialId: string,
    override readonly cause: unknown,
  ) {
    super(`Badge ${credentialId} could not be issued: ${cause instanceof Error ? cause.message : String(cause)}`)
  }
}

/** Stores a badge that was made as released, and its order as done. */
export async function storeBadge(context: HubContext, trx: Trx, id: string, issued: IssuedBadge, at: Date): Promise<void> {
  const { sha256 } = await context.files.putBytes(issued.png)
  await trx
    .updateTable('credentials')
    .set({
      state: 'released',
      released_at: at,
      document: JSON.stringify(issued.credential),
      jwt: issued.jwt,
      image_sha256: sha256,
    })
    .where('id', '=', id)
    .execute()
  await trx.updateTable('badge_orders').set({ done_at: at, last_error: null }).where('credential_id', '=', id).execute()
  await writeAudit(trx, { at, actor: 'hub', action: 'credential.release', subjectKind: 'credential', subjectId: id })
}
