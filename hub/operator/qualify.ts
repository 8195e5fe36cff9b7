import type { HubContext } from '../context'
import { giveQualification, withdrawQualification } from '../qualifications'
import { findToday } from '../today'
import { findAchievementId, findPersonId, OperatorError } from './find'

/** Somebody may be given an achievement's work, and claim it, where its policy is for the qualified only. */
export async function qualify(context: HubContext, target: string, achievement: string, until: string | null): Promise<string> {
  const of = await findBoth(context, target, achievement)
  return context.db.transaction().execute(async (trx) => {
    if (until !== null && until < (await findToday(context, trx)))
      throw new OperatorError(`${until} is over; "disqualify" ends a qualification now.`)
    await giveQualification(context, trx, { ...of.ids, until }, 'operator')
    return `${of.name} is qualified for ${of.achievement} ${until === null ? 'until further notice' : `until ${until}`}.`
  })
}

/** The same no longer. What they have already stays with them until somebody moves it. */
export async function disqualify(context: HubContext, target: string, achievement: string): Promise<string> {
  const of = await findBoth(context, target, achievement)
  return context.db.transaction().execute(async (trx) => {
    const isGone = await withdrawQualification(context, trx, of.ids, 'operator')
    if (!isGone) throw new OperatorError(`${of.name} is not qualified for ${of.achievement}.`)
    return `${of.name} is no longer qualified for ${of.achievement}.`
  })
}

async function findBoth({ db }: HubContext, target: string, achievement: string) {
  const ids = { personId: await findPersonId(db, target), achievementId: await findAchievementId(db, achievement) }
  const { name } = await db.selectFrom('people').select('name').where('id', '=', ids.personId).executeTakeFirstOrThrow()
  const { body } = await db
    .selectFrom('achievements')
    .select('body')
    .where('id', '=', ids.achievementId)
    .executeTakeFirstOrThrow()
  return { ids, name, achievement: body.name }
}
