import type { HubContext } from '../context'
import type { Actor, Trx } from '../store'
import { type Holder, tell } from './tell'

/** Who is to be qualified for what. */
export type Qualification = Holder & {
  /** The last calendar date, in the provider's zone, on which it counts; null: until further notice. */
  until: string | null
}

/** Qualifies somebody for an achievement, in place of what they were qualified until; they see at once what they may claim by it. */
export async function giveQualification(
  { clock }: Pick<HubContext, 'clock'>,
  trx: Trx,
  { personId, achievementId, until }: Qualification,
  actor: Actor,
): Promise<void> {
  const at = clock()
  await trx
    .insertInto('qualifications')
    .values({ person_id: personId, achievement_id: achievementId, until, given_at: at })
    .onConflict((conflict) => conflict.columns(['person_id', 'achievement_id']).doUpdateSet({ until, given_at: at }))
    .execute()
  await tell(trx, { personId, achievementId }, { at, actor, action: 'qualification.give', detail: { until } })
}
