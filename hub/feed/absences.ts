import type { Absence, Person } from '../../shared/domain'
import type { Trx } from '../store'
import { writeFeed } from './entries'

/** Those of these absences that this person may know of: their own, and as an admin everybody's. */
export async function loadAbsences(trx: Trx, { id, roles }: Person, ids: readonly string[]): Promise<Map<string, Absence>> {
  if (ids.length === 0) return new Map()
  const rows = await trx
    .selectFrom('absences')
    .selectAll()
    .where('id', 'in', [...ids])
    .execute()
  const told = rows.filter(({ person_id }) => person_id === id || roles.includes('admin'))
  return new Map(told.map((row) => [row.id, { id: row.id, personId: row.person_id, from: row.from_on, until: row.until_on }]))
}

/** Has whoever is away, and the admins, look again at an absence. */
export async function writeAbsence(
  trx: Trx,
  { id, personId }: { id: string; personId: string },
  op: 'put' | 'remove',
): Promise<void> {
  const audiences = [`user:${personId}`, 'admin'] as const
  await writeFeed(
    trx,
    audiences.map((audience) => ({ audience, kind: 'absence', id, op })),
  )
}
