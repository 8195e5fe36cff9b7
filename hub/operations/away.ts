import type { OperationsToday } from '../../shared/protocol'
import type { Trx } from '../store'
import type { OperationsSight } from './sight'

type Away = NonNullable<OperationsToday['loads'][number]['away']>

/** By person, from when until when they take no new work: the absence that goes on, or the next. Of others only an admin is told. */
export async function findAway(trx: Trx, { person, isAdmin }: OperationsSight, today: string): Promise<Map<string, Away>> {
  const rows = await trx
    .selectFrom('absences')
    .select(['person_id', 'from_on', 'until_on'])
    .where((where) => where.or([where('until_on', 'is', null), where('until_on', '>=', today)]))
    .$if(!isAdmin, (query) => query.where('person_id', '=', person.id))
    .orderBy('from_on', 'desc')
    .orderBy('until_on')
    .execute()
  // The earliest comes last, and stays.
  return new Map(rows.map(({ person_id, from_on, until_on }) => [person_id, { from: from_on, until: until_on }]))
}
