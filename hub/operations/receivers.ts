import { ALLOCATION_LIFE, type Achievement, findArrow } from '../../shared/domain'
import { dateOf, type OpenCalendar, promisedDay } from '../../shared/flow'
import type { ReceiversAnswer, ReceiversQuery } from '../../shared/protocol'
import { about, askedOf, findAvailable, loadFacts, openParts, roleFor } from '../allocations'
import type { HubContext } from '../context'
import { type Available, findObstacle, isAbsolute } from '../policy'
import { loadQualified } from '../qualifications'
import type { AllocationRow, Purpose, SubmissionRow, Trx } from '../store'
import { findGivable, type OperationsSight } from './sight'

/** In which an allocation is somebody's work still. */
const HELD: readonly AllocationRow['state'][] = ['offered', 'accepted', 'in-review']

type Receivers = ReceiversAnswer['work'][number]
type Facts = ReturnType<Awaited<ReturnType<typeof loadFacts>>>

/** The part that would be moved, and who has it. */
type Part = { purpose: Purpose; from: AllocationRow | undefined }

/**
 * To whom the part of each of these submissions could go that its stage is about, or that this person has: who may have it by policy, and who only by hand. As a lead,
 * whoever asks is nobody to whom it goes.
 */
export async function readReceivers(
  context: HubContext,
  trx: Trx,
  sight: OperationsSight,
  calendar: OpenCalendar,
  { submissionIds, assessorId }: ReceiversQuery,
): Promise<Receivers[]> {
  const rows = await loadWork(trx, await findGivable(trx, sight, submissionIds))
  const factsOf = await loadFacts(trx, rows)
  const achievements = new Map(sight.achievements.map((achievement) => [achievement.id, achievement]))
  const qualifiedFor = await loadQualified(context, trx, [...new Set(rows.map(({ achievement_id }) => achievement_id))])
  const free = {
    assessor: await findAvailable(context, trx, 'assessor'),
    lead: await findAvailable(context, trx, 'lead'),
  }
  return rows.flatMap((row): Receivers[] => {
    const achievement = achievements.get(row.achievement_id)
    const facts = factsOf(row)
    const part = achievement && findPart(row, achievement, facts, assessorId)
    if (!part) return []
    const people = free[roleFor(part.purpose) === 'lead' ? 'lead' : 'assessor'].filter(
      ({ id }) => sight.isAdmin || id !== sight.person.id,
    )
    const found = judgeAll(people, row, achievement, part, { ...facts, qualified: qualifiedFor.get(achievement.id) ?? [] })
    return [
      {
        submissionId: row.id,
        allocationId: part.from?.id ?? null,
        assessorId: part.from?.assessor_id ?? null,
        promisedOn: dateOf(promisedDay(calendar, row.received_at.getTime(), achievement.policy.promiseWorkingDays)),
        ...found,
      },
    ]
  })
}

type WorkRow = SubmissionRow & { received_at: Date; allocation_id: string | null }

/** What is open of it, with by whom the stage that it is in waits or goes on. */
async function loadWork(trx: Trx, ids: readonly string[]): Promise<WorkRow[]> {
  if (ids.length === 0) return []
  return trx
    .selectFrom('submissions')
    .innerJoin('stage_intervals', 'stage_intervals.submission_id', 'submissions.id')
    .selectAll('submissions')
    .select(['stage_intervals.received_at', 'stage_intervals.allocation_id'])
    .where('submissions.id', 'in', [...ids])
    .where('stage_intervals.to_at', 'is', null)
    .orderBy('submissions.id')
    .execute()
}

function findPart(row: WorkRow, achievement: Achievement, { history }: Facts, assessorId: string | undefined): Part | undefined {
  const from = history.allocations.find(({ id, assessor_id, state }) =>
    assessorId === undefined ? id === row.allocation_id : assessor_id === assessorId && HELD.includes(state),
  )
  if (from === undefined && assessorId !== undefined) return undefined
  if (from) return findArrow(ALLOCATION_LIFE, from.state, 'allocation.move') && { purpose: from.purpose, from }
  const [open] = openParts(row, achievement, history)
  return open && { purpose: open.purpose, from: undefined }
}

function judgeAll(
  people: readonly Available[],
  { revision }: WorkRow,
  { policy }: Achievement,
  { purpose }: Part,
  facts: Facts & { qualified: readonly string[] },
): Pick<Receivers, 'mayTake' | 'byHand'> {
  const of = about(revision, purpose, facts)
  const asked = askedOf(purpose, policy)
  const judged = people.map((person) => ({ id: person.id, obstacle: findObstacle(person, of, asked) }))
  return {
    mayTake: judged.filter(({ obstacle }) => obstacle === null).map(({ id }) => id),
    byHand: judged.filter(({ obstacle }) => obstacle !== null && !isAbsolute(obstacle)).map(({ id }) => id),
  }
}
