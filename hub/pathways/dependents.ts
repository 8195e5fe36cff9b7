import type { Trx } from '../store'

/** Badges of pathways that rest on this one and are ordered or out, locked: without it they were not earned. */
export async function findDependents(trx: Trx, partId: string) {
  return trx
    .selectFrom('credentials')
    .innerJoin('pathway_parts', 'pathway_parts.credential_id', 'credentials.id')
    .select(['credentials.id', 'credentials.state'])
    .where('pathway_parts.part_id', '=', partId)
    .where('credentials.state', 'in', ['ordered', 'released'])
    .orderBy('credentials.id')
    .forUpdate('credentials')
    .execute()
}
