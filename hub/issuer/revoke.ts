import { CREDENTIAL_LIFE, findArrow } from '../../shared/domain'
import { writeCredentialChange } from '../feed'
import { findDependents } from '../pathways'
import { type Actor, type Trx, writeAudit } from '../store'
import { outdateStatusList } from './status-list'

export type Revocation = {
  /** Everybody who looks at the badge can read it. */
  reason: string
  actor: Actor
  at: Date
}

/** Whose badge that is stands on its page; which of its steps was revoked is for that step's page to say. */
const REASON_OF_DEPENDENTS = 'A badge by which it was earned was revoked.'

/**
 * Revokes a released badge: from now on its page, its status list and the feed say so. There is no way back.
 * @returns false where its life has no such arrow from where it is
 */
export async function revokeCredential(trx: Trx, id: string, { reason, actor, at }: Revocation): Promise<boolean> {
  const credential = await trx
    .selectFrom('credentials')
    .leftJoin('achievements', 'achievements.id', 'credentials.achievement_id')
    .select(['credentials.state', 'credentials.submission_id', 'credentials.status_list_id', 'achievements.body'])
    .where('credentials.id', '=', id)
    .forUpdate('credentials')
    .executeTakeFirstOrThrow()
  const arrow = findArrow(CREDENTIAL_LIFE, credential.state, 'credential.revoke')
  if (!arrow) return false
  await trx
    .updateTable('credentials')
    .set({ state: arrow.to, revoked_at: at, revocation_reason: reason })
    .where('id', '=', id)
    .execute()
  // Before the list is locked: whoever issues one of these holds it and waits for the list.
  await revokeDependents(trx, id, { actor, at })
  if (credential.status_list_id !== null) await outdateStatusList(trx, credential.status_list_id)
  const { submission_id, body } = credential
  if (submission_id !== null && body) await writeCredentialChange(trx, { id, submissionId: submission_id }, body.policy.blind)
  await writeAudit(trx, { at, actor, action: 'credential.revoke', subjectKind: 'credential', subjectId: id })
  return true
}

/** What was earned by a badge that no longer holds doesn't either. */
async function revokeDependents(trx: Trx, id: string, { actor, at }: Omit<Revocation, 'reason'>): Promise<void> {
  for (const dependent of await findDependents(trx, id)) {
    if (dependent.state === 'released') {
      await revokeCredential(trx, dependent.id, { reason: REASON_OF_DEPENDENTS, actor, at })
    } else {
      await trx.updateTable('credentials').set({ state: 'taken-back' }).where('id', '=', dependent.id).execute()
      await trx.updateTable('badge_orders').set({ done_at: at }).where('credential_id', '=', dependent.id).execute()
    }
  }
}
