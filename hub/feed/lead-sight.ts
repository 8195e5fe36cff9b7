import type { Person } from '../../shared/domain'
import type { HubContext } from '../context'
import type { Trx } from '../store'
import { writeColleaguesInSight } from './colleagues'
import { writeDecisionsInSight } from './decision-sight'
import { writePanelsInSight } from './panel-sight'
import { writePastDecisionsInSight } from './past-decisions'
import { writeRoundsInSight } from './rounds'
import { writeRubricsInSight } from './told-rubrics'

/**
 * Tells somebody who signs in what they see as a lead and weren't told of, and what they see no longer: who leads follows from their sign-in,
 * and what there is may be older.
 */
export async function writeLeadSight(context: Pick<HubContext, 'secrets'>, trx: Trx, person: Person): Promise<void> {
  await writeRubricsInSight(trx, person)
  await writeDecisionsInSight(context, trx, person)
  await writePastDecisionsInSight(context, trx, person)
  await writeColleaguesInSight(trx, person)
  await writePanelsInSight(trx, person)
}

/** Has somebody look again at the rounds that they set up, where they lead from now on, or no longer. */
export async function writeLeadChange(trx: Trx, before: Person, after: Person): Promise<void> {
  const led = before.roles.includes('lead')
  if (led !== after.roles.includes('lead')) await writeRoundsInSight(trx, after.id)
}
