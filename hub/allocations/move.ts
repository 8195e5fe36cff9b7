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
    const wanted = { submission, achievement, purpose: part.purpose }
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

type Cause = { at: Date; actor: Actor /** The id of words about it, see `keepReason`. */; reason?: string | null }

/** Gives a part to somebody else, due when it was due; whoever has it sees it no more. */
export async function movePart(
  context: HubContext,
  trx: Trx,
  { submission, achievement }: Moved,
  { part, assessorId }: { part: Movable; assessorId: string },
  { at, actor, reason }: Cause,
): Promise<AllocationRow> {
  const { purpose, before, from } = part
  const { id, revision } = submission
  const detail = reason == null ? {} : { reason }
  if (from) await hideAllocation(trx, from, { by: 'allocation.move', actor, at, detail }, 'moved')
  else await trx.updateTable('submissions').set({ state: 'open' }).where('id', '=', id).execute()
  const made = await createAllocation(context, trx, {
    submission: { id, revision },
    achievement,
    assessorId,
    purpose,
    dueOn: before?.due_on ?? promisedDate(at, achievement.policy.promiseWorkingDays, await findCalendar(trx)),
    by: actor,
    detail,
  })
  await writeOpening(trx, id, achievement, [assessorId])
  return made
}
