import { sql } from 'kysely'
import { type HubContext, makeId } from '../context'
import { closeStatusLists } from '../issuer'
import { writeAudit } from '../store'

/**
 * After a backup was put in place: gives this history a new name, so that every workbench reads it from the beginning and offers again what
 * the backup doesn't know. Places in status lists that were given away since the backup must not be given to others. The feed's transaction numbers may come from another server; they start over below all that can be open here.
 */
export async function restored(context: HubContext): Promise<string> {
  const lineage = makeId(context)
  await context.db.transaction().execute(async (trx) => {
    await trx.updateTable('hub').set({ lineage }).execute()
    await sql`update feed set xid = '3'::xid8`.execute(trx)
    await closeStatusLists(trx)
    await writeAudit(trx, {
      at: context.clock(),
      actor: 'operator',
      action: 'hub.restored',
      subjectKind: 'hub',
      subjectId: lineage,
    })
  })
  return `This history of the hub is now called ${lineage}; every workbench will read it anew.`
}
