import { replaceIssuerKey } from '../badges'
import type { HubContext } from '../context'
import { Issuer } from '../issuer'
import { writeAudit } from '../store'

/** Badges are signed with a new key from now on; those that are out stay valid, because the old one stays known. */
export async function rotateKey(context: HubContext): Promise<string> {
  return context.db.transaction().execute(async (trx) => {
    // Of two rotations at once, one would lose a key that may have signed something.
    const { id } = await trx.selectFrom('hub').select('id').forUpdate().executeTakeFirstOrThrow()
    const at = context.clock()
    const issuer = new Issuer(context.issuerKeyPath, null)
    const old = await issuer.key()
    await issuer.note(trx, old, at)
    const next = await replaceIssuerKey(context.issuerKeyPath)
    await issuer.note(trx, next, at)
    const detail = { from: old.publicKey, to: next.publicKey }
    await writeAudit(trx, { at, actor: 'operator', action: 'issuer.rotate-key', subjectKind: 'hub', subjectId: id, detail })
    return [
      `Badges are signed with ${next.publicKey} from now on; the key before, ${old.publicKey}, is kept beside it.`,
      'Badges that are out stay valid. A hub without an https address is named by its key: its new badges name another issuer.',
      'Where several hubs share the database, put a copy of keys/ in place for each.',
    ].join('\n')
  })
}
