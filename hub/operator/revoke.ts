import type { HubContext } from '../context'
import { revokeCredential } from '../issuer'
import { findCredentialId, OperatorError } from './find'

/** The badge no longer holds: its page says so with the reason, and its status list to every wallet that asks. */
export async function revoke(context: HubContext, target: string, reason: string): Promise<string> {
  const id = await findCredentialId(context.db, target)
  const at = context.clock()
  const isRevoked = await context.db.transaction().execute((trx) => revokeCredential(trx, id, { reason, actor: 'operator', at }))
  if (!isRevoked) throw new OperatorError(`Badge ${id} is not out, or was revoked already.`)
  return `Badge ${id} is revoked. Verifiers that have kept its status list know of it within five minutes.`
}
