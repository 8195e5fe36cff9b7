import type { Achievement } from '../../shared/domain'
import { chooseMove, findMovable, HELD_STATES, type LockedSubmission, lockSubmission, movePart, roleFor } from '../allocations'
import type { HubContext } from '../context'
import type { Obstacle } from '../policy'
import type { Purpose, Trx } from '../store'
import { findPersonId, findSubmissionId, OperatorError } from './find'

/**
 * Gives a submission to another assessor: the one named, or whoever has least to do. A part that waits for somebody comes before those
 * that can still be moved; of several, the first that this person may have.
 */
export async function move(context: HubContext, target: string, to: string | undefined): Promise<string> {
  const id = await findSubmissionId(context.db, target)
  const named = to === undefined ? undefined : await findPersonId(context.db, to)
  return context.db.transaction().execute(async (trx) => {
    const at = context.clock()
    const locked = await lockSubmission(trx, id)
    const parts = await findMovable(trx, locked)
    const choice = await chooseMove(context, trx, locked, parts, named)
    if (!choice.part) throw new OperatorError(await explain(trx, parts[0]?.purpose, { ...locked, named }, choice.obstacle))
    const made = await movePart(context, trx, locked, choice, { at, actor: 'operator' })
    const { name } = await trx.selectFrom('people').select('name').where('id', '=', made.assessor_id).executeTakeFirstOrThrow()
    return `Submission ${id} is now with ${name} (allocation ${made.id}).`
  })
}

const OBSTACLES: Partial<Record<Obstacle, string>> = {
  own: "This is the person's own submission.",
  declared: 'This person declared an interest in the candidate.',
}

const NO_LEAD =
  'There is no other lead: whoever settles it must have had no part in it. Once somebody else is a lead, they are given it within a minute.'

/** That there may be others, whom policy doesn't choose. */
function whoever({ policy: { panelId, competence, qualifiedOnly } }: Achievement): string {
  const isForSome = panelId !== undefined || competence !== undefined || qualifiedOnly === true
  return isForSome ? ' whom its policy chooses; --to names one all the same' : ''
}

/** Why none of the parts can be given to whom they were to go to. */
async function explain(
  trx: Trx,
  first: Purpose | undefined,
  { submission, achievement, named, allocations }: LockedSubmission & { named: string | undefined },
  obstacle: Obstacle | undefined,
): Promise<string> {
  if (!first) return `Submission ${submission.id} has no allocation that can still be moved.`
  const role = roleFor(first)
  if (named === undefined) return role === 'lead' ? NO_LEAD : `There is no other assessor${whoever(achievement)}.`
  if (allocations.some((row) => row.assessor_id === named && HELD_STATES.includes(row.state))) {
    return 'This person has it already.'
  }
  const told = obstacle && OBSTACLES[obstacle]
  if (told) return told
  const { roles } = await trx.selectFrom('people').select('roles').where('id', '=', named).executeTakeFirstOrThrow()
  if (!roles.includes(role)) return role === 'lead' ? 'This person is not a lead.' : 'This person is not an assessor.'
  return 'This person had another part in assessing it: the two must stay independent.'
}
