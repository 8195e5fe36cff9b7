import { type Achievement, ALLOCATION_LIFE, findArrow } from '../../shared/domain'
import { findCalendar } from '../calendar'
import type { HubContext } from '../context'
import { writeOpening } from '../feed'
import { isAbsolute, type Obstacle, promisedDate } from '../policy'
import type { Actor, AllocationRow, SubmissionRow, Trx } from '../store'
import { hideAllocation } from './change'
import { createAllocation } from './create'
import { findNext, findPeople } from './find-next'
import type { LockedSubmission } from './lock'
import { findOpenParts, type OpenPart } from './parts'

/** A part that can be given to somebody; `from` is who has it, where anybody has. */
export type Movable = OpenPart & { from: AllocationRow | undefined }

/** A submission, locked, with what it is assessed for. */
type Moved = { submission: SubmissionRow; achievement: Achievement }

/** The parts of a submission that can be given to somebody: those that nobody has, then those that can still be moved. */
export async function findMovable(trx: Trx, { submission, achievement, allocations }: LockedSubmission): Promise<Movable[]> {
  const held = allocations
    .filter(({ state }) => findArrow(ALLOCATION_LIFE, state, 'allocation.move'))
    .map((from): Movable => ({ purpose: from.purpose, before: from, from }))
  const open = (await findOpenParts(trx, submission, achievement)).map((part): Movable => ({ ...part, from: undefined }))
  return [...open, ...held]
}

/** Who is to have a part, or what keeps the one who was named from all of them, where that is known. */
export type Choice = { part: Movable; assessorId: string } | { part?: undefined; obstacle: Obstacle | undefined }

/**
 * Chooses of these parts the first that the one who is named may have, or that policy has somebody for.
 * @param named undefined: whoever policy chooses, but for those who have the part
 */
export async function chooseMove(
  context: HubContext,
  trx: Trx,
  { submission, achievement }: Moved,
  parts: readonly Movable[],
  named: string | undefined,
): Promise<Choice> {
  let obstacle: Obstacle | undefined
  for (const part of parts) {
    const wanted = { submission, achievement, purpose: part.purpose, dueOn: await dueOf(context, trx, achievement, part) }
    if (named === undefined) {
      const assessorId = await findNext(context, trx, wanted)
      if (assessorId !== undefined) return { part, assessorId }
      continue
    }
    const found = (await findPeople(context, trx, wanted)).find(({ person }) => person.id === named)
    if (found && !isAbsolute(found.obstacle)) return { part, assessorId: named }
    obstacle ??= found?.obstacle ?? undefined
  }
  return { obstacle }
}

/** A part is due when it was due; otherwise as if the candidate had handed in now. */
async function dueOf(
  { clock }: Pick<HubContext, 'clock'>,
  trx: Trx,
  { policy }: Achievement,
  { before }: Movable,
): Promise<string> {
  if (before) return before.due_on
  return promisedDate(clock(), policy.promiseWorkingDays, await findCalendar(trx))
}

type Cause = {
  at: Date
  actor: Actor
  /** The id of words about it, see `keepReason`. */
  reason?: string | null
  /** The id that the new allocation is to have; a random one where absent. */
  id?: string
}

/** Gives a part to somebody else, due when it was due; whoever has it sees it no more. */
export async function movePart(
  context: HubContext,
  trx: Trx,
  { submission, achievement }: Moved,
  { part, assessorId }: { part: Movable; assessorId: string },
  { at, actor, reason, id: newId }: Cause,
): Promise<AllocationRow> {
  const { purpose, from } = part
  const { id, revision } = submission
  const detail = reason == null ? {} : { reason }
  if (from) await hideAllocation(trx, from, { by: 'allocation.move', actor, at, detail }, 'moved')
  else await trx.updateTable('submissions').set({ state: 'open' }).where('id', '=', id).execute()
  const made = await createAllocation(context, trx, {
    ...(newId !== undefined && { id: newId }),
    submission: { id, revision },
    achievement,
    assessorId,
    purpose,
    dueOn: await dueOf(context, trx, achievement, part),
    by: actor,
    detail,
  })
  await writeOpening(trx, id, achievement, [assessorId])
  return made
}
