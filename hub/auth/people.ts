import type { SamplePeople } from '../../shared/protocol'
import type { HubContext } from '../context'
import { toPerson } from './sessions'

/** Who can be signed in as on a hub with the sample panel, by name. */
export async function listSamplePeople({ db }: HubContext): Promise<SamplePeople['people']> {
  const rows = await db.selectFrom('people').selectAll().orderBy('name').execute()
  return rows.map((row) => ({ ...toPerson(row), about: row.about }))
}
