import { createHash } from 'node:crypto'
import type { HubContext } from '../context'

/** Notes that an ID token opens a session. @returns false where it has done that before: whoever shows it again found it somewhere */
export async function useOnce({ db, clock }: HubContext, idToken: string, expiresAt: Date): Promise<boolean> {
  // Beyond its time, and the tolerance for clocks, the token itself is refused.
  await db
    .deleteFrom('used_id_tokens')
    .where('expires_at', '<=', new Date(clock().getTime() - 60_000))
    .execute()
  const { numInsertedOrUpdatedRows } = await db
    .insertInto('used_id_tokens')
    .values({ token_hash: createHash('sha256').update(idToken).digest('hex'), expires_at: expiresAt })
    .onConflict((conflict) => conflict.doNothing())
    .executeTakeFirstOrThrow()
  return numInsertedOrUpdatedRows === 1n
}
