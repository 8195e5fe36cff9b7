import { type RawBuilder, sql } from 'kysely'
import { type Achievement, type Person } from '../../shared/domain'
import { addWorkingDays, type DayNumber, type OpenCalendar } from '../../shared/flow'
import { findObstacle } from '../policy'

/** Work is about to be late while at most so many working days are left of its promise. */
export const SOON_WORKING_DAYS = 2
/** Somebody has had work for so many working days without beginning it. */
const NOT_BEGUN_WORKING_DAYS = 3

export type Assessor = Pick<Person, 'id' | 'name' | 'panels'> & {
  competences: readonly string[]
  qualifiedFor: ReadonlySet<string>
}

/** Whether policy lets somebody be given an achievement's work; what speaks against single submissions aside. */
export function mayTake(
  { id, panels, competences, qualifiedFor }: Assessor,
  { id: achievementId, policy }: Achievement,
): boolean {
  const nothing = { candidateMark: '', voucherMarks: [], declaredBy: [], hadBy: [], seenBy: [] }
  const qualified = qualifiedFor.has(achievementId) ? [id] : []
  return findObstacle({ id, mark: id, panels, competences }, { ...nothing, qualified }, policy) === null
}

/**
 * What is late or about to be by today, as a table for queries: of each achievement until when work was received that is late, or about to be,
 * and what its reasons rest on.
 */
export function termsTable(
  achievements: readonly Achievement[],
  assessors: readonly Assessor[],
  calendar: OpenCalendar,
  today: DayNumber,
): RawBuilder<unknown> {
  const rows = achievements.map((achievement) => ({
    achievement_id: achievement.id,
    late_before: receivedBefore(calendar, today - 1, achievement.policy.promiseWorkingDays),
    soon_before: receivedBefore(
      calendar,
      addWorkingDays(calendar, today, SOON_WORKING_DAYS),
      achievement.policy.promiseWorkingDays,
    ),
    is_claimed: achievement.policy.allocation === 'claim',
    assessors: assessors.filter((assessor) => mayTake(assessor, achievement)).length,
  }))
  return sql`jsonb_to_recordset(${JSON.stringify(rows)}::jsonb)
    as terms(achievement_id uuid, late_before timestamptz, soon_before timestamptz, is_claimed boolean, assessors int)`
}

/** When work was received at the latest whose promise, of so many working days, is over at the end of this date: before this instant. */
function receivedBefore(calendar: OpenCalendar, day: DayNumber, workingDays: number): Date {
  return new Date(calendar.startOf(goBack(calendar, day, workingDays)))
}

/** The so-and-so-many-th working day, counted back; the day itself is the first where it is one. */
export function goBack(calendar: OpenCalendar, day: DayNumber, count: number): DayNumber {
  let at = day + 1
  for (let left = count; left > 0; ) {
    at -= 1
    if (calendar.isWorkingDay(at)) left -= 1
  }
  return at
}

/** Joins an open interval `i` with the allocation `a` by which somebody has it; by what is open alone, which `allocations_open` holds. */
export const withHolder = sql`left join allocations a on a.id = i.allocation_id and a.state in ('offered', 'accepted', 'in-review') and a.round_id is null`

/** Joins an open interval `i` with the allocation `a` by which this person has a part of it, whichever part its stage is about. */
export const withPartOf = (personId: string) => sql`join allocations a on a.submission_id = i.submission_id
  and a.assessor_id = ${personId} and a.state in ('offered', 'accepted', 'in-review') and a.round_id is null`

/** Of an open interval `i` with its allocation `a` and the terms of its achievement: why it is late or about to be (`DelayReason`). @param held by which allocation it is meant */
export function delayReason(
  calendar: OpenCalendar,
  today: DayNumber,
  now: Date,
  held: RawBuilder<unknown> = sql`i.allocation_id`,
): RawBuilder<string> {
  const heldBefore = new Date(calendar.startOf(goBack(calendar, today - 1, NOT_BEGUN_WORKING_DAYS)))
  const isAdjudication = sql`i.stage in ('adjudication', 'waiting-adjudication')`
  const isSecond = sql`i.stage in ('second', 'waiting-second', 'second-look', 'waiting-second-look')`
  return sql<string>`case
    when i.stage = 'waiting-release' then 'waiting-for-release'
    when ${held} is null then case
      when ${isAdjudication} then 'no-adjudicator'
      when terms.is_claimed then 'unclaimed'
      when terms.assessors < case when ${isSecond} then 2 else 1 end then 'no-qualified-assessor'
      else 'not-given-out' end
    when a.lease_until <= ${now} then 'lease-over'
    when i.stage like 'waiting-%' and greatest(i.from_at, i.held_from) < ${heldBefore} then 'not-begun'
    when ${isAdjudication} then 'in-adjudication'
    when ${isSecond} then 'waiting-for-second'
    else 'in-assessment' end`
}
