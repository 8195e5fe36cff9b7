import { type Achievement, ALLOCATION_LIFE, findArrow } from '../../shared/domain'
import {
  createAllocation,
  findNext,
  findOpenParts,
  findPeople,
  HELD_STATES,
  hideAllocation,
  type OpenPart,
  roleFor,
} from '../allocations'
import type { HubContext } from '../context'
import { writeOpening } from '../feed'
import { isAbsolute, type Obstacle, promisedDate } from '../policy'
import type { AllocationRow, SubmissionRow, Trx } from '../store'
import { findPersonId, findSubmissionId, OperatorError } from './find'
import { lockSubmission } from './lock'

/** A part that can be given to somebody; `from` is who has it, where anybody has. */
type Movable = OpenPart & { from: AllocationRow | undefined }

/**
 * Gives a submission to another assessor: the one named, or whoever has least to do. A part that waits for somebody comes before those
 * that can still be moved; of several, the first that this person may have.
 */
export async function move(context: HubContext, target: string, to: string | undefined): Promise<string> {
  const id = await findSubmissionId(context.db, target)
  const named = to === undefined ? undefined : await findPersonId(context.db, to)
  return context.db.transaction().execute(async (trx) => {
    const at = context.clock()
    const { submission, achievement, allocations } = await lockSubmission(trx, id)
    const held = allocations
      .filter(({ state }) => findArrow(ALLOCATION_LIFE, state, 'allocation.move'))
      .map((from): Movable => ({ purpose: from.purpose, before: from, from }))
    const open = (await findOpenParts(trx, submission, achievement)).map((part): Movable => ({ ...part, from: undefined }))
    const { part, assessorId } = await choose(context, trx, [...open, ...held], { submission, achievement, named, allocations })
    const { purpose, before, from } = part
    if (from) await hideAllocation(trx, from, { by: 'allocation.move', actor: 'operator', at }, 'moved')
    else await trx.updateTable('submissions').set({ state: 'open' }).where('id', '=', id).execute()
    const { time_zone } = await trx.selectFrom('hub').select('time_zone').executeTakeFirstOrThrow()
    const made = await createAllocation(context, trx, {
      submission: { id, revision: submission.revision },
      achievement,
      assessorId,
      purpose,
      dueOn: before?.due_on ?? promisedDate(at, achievement.policy.promiseWorkingDays, time_zone),
      by: 'operator',
    })
    await writeOpening(trx, id, achievement, [assessorId])
    const { name } = await trx.selectFrom('people').select('name').where('id', '=', assessorId).executeTakeFirstOrThrow()
    return `Submission ${id} is now with ${name} (allocation ${made.id}).`
  })
}

type Asked = {
  submission: SubmissionRow
  achievement: Achievement
  named: string | undefined
  allocations: readonly AllocationRow[]
}

async function choose(
  context: HubContext,
  trx: Trx,
  parts: readonly Movable[],
  asked: Asked,
): Promise<{ part: Movable; assessorId: string }> {
  const { submission, achievement, named } = asked
  const obstacles: Obstacle[] = []
  for (const part of parts) {
    const wanted = { submission, achievement, purpose: part.purpose }
    if (named === undefined) {
      const assessorId = await findNext(context, trx, wanted)
      if (assessorId !== undefined) return { part, assessorId }
      continue
    }
    const found = (await findPeople(context, trx, wanted)).find(({ person }) => person.id === named)
    if (found && !isAbsolute(found.obstacle)) return { part, assessorId: named }
    if (found?.obstacle) obstacles.push(found.obstacle)
  }
  throw new OperatorError(await explain(trx, parts[0], asked, obstacles[0]))
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
  first: Movable | undefined,
  { submission, achievement, named, allocations }: Asked,
  obstacle: Obstacle | undefined,
): Promise<string> {
  if (!first) return `Submission ${submission.id} has no allocation that can still be moved.`
  const role = roleFor(first.purpose)
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
