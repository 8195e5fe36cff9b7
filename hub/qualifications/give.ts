import type { HubContext } from '../context'
import type { Actor, Trx } from '../store'
import { type Holder, tell } from './tell'

/** Who is to be qualified for what. */
export type Qualification = Holder & {
  /** The last calendar date, in the provider's zone, on which it counts; null: until further notice. */
  until: string | null
  /** The calibration round that showed it, where one did. */
  roundId?: string
  /** Why, where somebody says so; leads read it. */
  reason?: string
}

/** Qualifies somebody for an achievement, in place of what they were qualified until; they see at once what they may claim by it. */
export async function giveQualification(
  { clock }: Pick<HubContext, 'clock'>,
  trx: Trx,
  { personId, achievementId, until, roundId, reason }: Qualification,
  actor: Actor,
): Promise<void> {
  const at = clock()
  const given = {
    ...{ until, given_at: at, given_by: actor, round_id: roundId ?? null, reason: reason ?? null },
    ...{ ended_at: null, ended_by: null, end_reason: null },
  }
  await trx
    .insertInto('qualifications')
    .values({ person_id: personId, achievement_id: achievementId, ...given })
    .onConflict((conflict) => conflict.columns(['person_id', 'achievement_id']).doUpdateSet(given))
    .execute()
  await tell(
    trx,
    { personId, achievementId },
    { at, actor, action: 'qualification.give', detail: { until, ...(roundId && { round: roundId }) } },
  )
}
