import { CREDENTIAL_LIFE, findArrow } from '../../shared/domain'
import { revokeCredential } from '../issuer'
import type { Actor, Trx } from '../store'

/** Stands where everybody could read why a badge was revoked. */
const REASON = 'The earner’s data was erased.'

/**
 * Ends a candidate's badges, those of pathways too, and removes what they say. Their places in status lists go on saying that they were revoked, to whoever
 * still has one. An order that nobody has worked off yet comes to nothing.
 * @param options.keep leaves those that are out as they are
 * @returns the pictures that they were baked into
 */
export async function eraseBadges(
  trx: Trx,
  candidateId: string,
  submissionIds: readonly string[],
  { at, actor, keep }: { at: Date; actor: Actor; keep: boolean },
): Promise<string[]> {
  // Whoever issues one holds it until it is out, so what is found here is final.
  const rows = await trx
    .selectFrom('credentials')
    .select(['id', 'state', 'image_sha256'])
    .where((column) =>
      column.or([
        column('candidate_id', '=', candidateId),
        ...(submissionIds.length > 0 ? [column('submission_id', 'in', [...submissionIds])] : []),
      ]),
    )
    .orderBy('id')
    .forUpdate()
    .execute()
  const gone = rows.filter(({ state }) => state !== 'released' || !keep)
  for (const { id, state } of gone) {
    if (state === 'released') await revokeCredential(trx, id, { reason: REASON, actor, at })
    const arrow = findArrow(CREDENTIAL_LIFE, state, 'candidate.erase')
    if (arrow) await trx.updateTable('credentials').set({ state: arrow.to }).where('id', '=', id).execute()
    await trx.updateTable('badge_orders').set({ done_at: at, last_error: null }).where('credential_id', '=', id).execute()
    const isRevoked = state === 'released' || state === 'revoked'
    await trx
      .updateTable('credentials')
      .set({ document: null, jwt: null, image_sha256: null, revocation_reason: isRevoked ? REASON : null })
      .where('id', '=', id)
      .execute()
  }
  return gone.flatMap(({ image_sha256 }) => image_sha256 ?? [])
}
