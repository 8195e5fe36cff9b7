import { sql } from 'kysely'
import { dateOf, type DayNumber, type OpenCalendar, type Stage } from '../../shared/flow'
import type { DelayReason, OperationsToday } from '../../shared/protocol'
import type { HubContext } from '../context'
import type { Trx } from '../store'
import { findAssessors } from './assessors'
import { delayReason, mayTake, SOON_WORKING_DAYS, termsTable, withHolder } from './delays'
import { readLoads } from './loads'
import type { OperationsSight } from './sight'

type Counted = { inTime: number; soon: number; late: number }

/** How work stands now, as far as somebody may see it; one's own load alone where that is all. */
export async function readToday(
  context: Pick<HubContext, 'clock' | 'sendsMail'>,
  trx: Trx,
  sight: OperationsSight,
  calendar: OpenCalendar,
): Promise<Omit<OperationsToday, 'asOf' | 'calendar'>> {
  const now = context.clock()
  const today = calendar.dayOf(now.getTime())
  const assessors = await findAssessors(context, trx)
  const { achievements } = sight
  const terms = termsTable(achievements, assessors, calendar, today)
  const open = await countOpen(trx, terms)
  const delays = await countDelays(trx, terms, delayReason(calendar, today, now))
  const movement = await countMovement(trx, calendar, today)
  return {
    today: dateOf(today),
    sendsMail: context.sendsMail,
    soonWorkingDays: SOON_WORKING_DAYS,
    achievements: achievements.map((achievement) => ({
      achievementId: achievement.id,
      promiseWorkingDays: achievement.policy.promiseWorkingDays,
      assessors: assessors.filter((assessor) => mayTake(assessor, achievement)).length,
      ...(movement.get(achievement.id) ?? { arrivedToday: 0, leftToday: 0, arrivedInWeek: 0, leftInWeek: 0 }),
    })),
    open,
    delays,
    loads: await readLoads(trx, sight, assessors, calendar, today),
  }
}

/** Open work of these achievements, by stage, as it stands on a date. */
export function readOpen(
  trx: Trx,
  achievements: OperationsSight['achievements'],
  calendar: OpenCalendar,
  today: DayNumber,
): Promise<OperationsToday['open']> {
  // Who may take it makes no difference to how it stands.
  return countOpen(trx, termsTable(achievements, [], calendar, today))
}

async function countOpen(trx: Trx, terms: ReturnType<typeof termsTable>): Promise<OperationsToday['open']> {
  const { rows } = await sql<{ achievement_id: string; stage: Stage; oldest: Date } & Counted>`
    select i.achievement_id, i.stage, min(i.received_at) oldest,
      count(*) filter (where i.stage = 'with-candidate' or i.received_at >= soon_before)::int "inTime",
      count(*) filter (where i.stage <> 'with-candidate' and i.received_at < soon_before and i.received_at >= late_before)::int soon,
      count(*) filter (where i.stage <> 'with-candidate' and i.received_at < late_before)::int late
    from stage_intervals i join ${terms} on terms.achievement_id = i.achievement_id
    where i.to_at is null group by 1, 2 order by 1, 2`.execute(trx)
  return rows.map(({ achievement_id, oldest, stage, inTime, soon, late }) => ({
    achievementId: achievement_id,
    stage,
    inTime,
    soon,
    late,
    oldestReceivedAt: oldest.toISOString(),
  }))
}

async function countDelays(
  trx: Trx,
  terms: ReturnType<typeof termsTable>,
  reason: ReturnType<typeof delayReason>,
): Promise<OperationsToday['delays']> {
  const { rows } = await sql<{ achievementId: string; reason: DelayReason; soon: number; late: number }>`
    select i.achievement_id "achievementId", ${reason} reason,
      count(*) filter (where i.received_at >= late_before)::int soon, count(*) filter (where i.received_at < late_before)::int late
    from stage_intervals i join ${terms} on terms.achievement_id = i.achievement_id ${withHolder}
    where i.to_at is null and i.stage <> 'with-candidate' and i.received_at < soon_before
    group by 1, 2 order by 1, 2`.execute(trx)
  return rows
}

type Movement = Pick<OperationsToday['achievements'][number], 'arrivedToday' | 'leftToday' | 'arrivedInWeek' | 'leftInWeek'>

async function countMovement(trx: Trx, calendar: OpenCalendar, today: DayNumber): Promise<Map<string, Movement>> {
  const [week, day] = [new Date(calendar.startOf(today - 6)), new Date(calendar.startOf(today))]
  const { rows } = await sql<Movement & { achievement_id: string }>`
    select achievement_id, sum(arrived_today)::int "arrivedToday", sum(left_today)::int "leftToday", sum(arrived)::int "arrivedInWeek",
      sum("left")::int "leftInWeek" from (
      select achievement_id, count(*) filter (where received_at >= ${day}) arrived_today, 0 left_today, count(*) arrived, 0 "left"
      from passages where received_at >= ${week} group by 1
      union all
      select achievement_id, 0, count(*) filter (where ended_at >= ${day}), 0, count(*) from passages where ended_at >= ${week} group by 1
    ) moves group by 1`.execute(trx)
  return new Map(rows.map(({ achievement_id, ...movement }) => [achievement_id, movement]))
}
