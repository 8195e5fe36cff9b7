import { type RawBuilder, sql } from 'kysely'
import { dateOf, type OpenCalendar, type Stage } from '../../shared/flow'
import type { FlowAnswer } from '../../shared/protocol'
import type { Trx } from '../store'
import type { Period } from './period'
import type { OperationsSight } from './sight'

type Day = FlowAnswer['days'][number]
type Moves = Pick<Day, 'arrived' | 'decided' | 'withdrawn' | 'replaced'>

/**
 * What came and went on each date of a period, and what was open at its end: from what was open before the first, and what has entered and left each
 * stage since, so that it costs as much as happened in the period, however much did before.
 */
export async function readFlow(trx: Trx, { achievements }: OperationsSight, period: Period, calendar: OpenCalendar): Promise<Day[]> {
  const ids = sql`any(${achievements.map(({ id }) => id)}::uuid[])`
  const moves = await readMoves(trx, ids, period, calendar)
  const steps = await readSteps(trx, ids, period, calendar)
  const open = await readOpening(trx, ids, period)
  const days: Day[] = []
  for (let day = period.first; day <= period.last; day += 1) {
    const date = dateOf(day)
    for (const { stage, change } of steps.get(date) ?? []) open.set(stage, (open.get(stage) ?? 0) + change)
    days.push({
      date,
      isWorkingDay: calendar.isWorkingDay(day),
      ...(moves.get(date) ?? { arrived: 0, decided: 0, withdrawn: 0, replaced: 0 }),
      open: Object.fromEntries([...open].filter(([, count]) => count > 0)),
    })
  }
  return days
}

const dateIn = (column: string, calendar: OpenCalendar) => sql`(${sql.ref(column)} at time zone ${calendar.terms.timeZone})::date::text`

async function readMoves(
  trx: Trx,
  ids: RawBuilder<unknown>,
  { from, to }: Period,
  calendar: OpenCalendar,
): Promise<Map<string, Moves>> {
  const { rows } = await sql<Moves & { date: string }>`
    select date, sum(arrived)::int arrived, sum(decided)::int decided, sum(withdrawn)::int withdrawn, sum(replaced)::int replaced from (
      select ${dateIn('received_at', calendar)} date, count(*) arrived, 0 decided, 0 withdrawn, 0 replaced from passages
      where received_at >= ${from} and received_at < ${to} and achievement_id = ${ids} group by 1
      union all
      select ${dateIn('ended_at', calendar)}, 0, count(*) filter (where ended_as = 'decided'), count(*) filter (where ended_as = 'withdrawn'),
        count(*) filter (where ended_as = 'replaced')
      from passages where ended_at >= ${from} and ended_at < ${to} and achievement_id = ${ids} group by 1
    ) moves group by 1`.execute(trx)
  return new Map(rows.map(({ date, ...move }) => [date, move]))
}

/** By date, by how much the work in each stage grew or shrank. */
async function readSteps(
  trx: Trx,
  ids: RawBuilder<unknown>,
  { from, to }: Period,
  calendar: OpenCalendar,
): Promise<Map<string, { stage: Stage; change: number }[]>> {
  const { rows } = await sql<{ date: string; stage: Stage; change: number }>`
    select date, stage, sum(change)::int change from (
      select ${dateIn('from_at', calendar)} date, stage, count(*) change from stage_intervals
      where from_at >= ${from} and from_at < ${to} and achievement_id = ${ids} group by 1, 2
      union all
      select ${dateIn('to_at', calendar)}, stage, -count(*) from stage_intervals
      where to_at >= ${from} and to_at < ${to} and achievement_id = ${ids} group by 1, 2
    ) steps group by 1, 2`.execute(trx)
  const byDate = new Map<string, { stage: Stage; change: number }[]>()
  for (const { date, ...step } of rows) byDate.set(date, [...(byDate.get(date) ?? []), step])
  return byDate
}

/** What was in each stage when the period began. */
async function readOpening(trx: Trx, ids: RawBuilder<unknown>, { from }: Period): Promise<Map<Stage, number>> {
  const { rows } = await sql<{ stage: Stage; count: number }>`
    select stage, sum(count)::int count from (
      select stage, count(*) count from stage_intervals where to_at is null and achievement_id = ${ids} group by 1
      union all
      select stage, count(*) from stage_intervals where to_at >= ${from} and achievement_id = ${ids} group by 1
      union all
      select stage, -count(*) from stage_intervals where from_at >= ${from} and achievement_id = ${ids} group by 1
    ) opening group by 1`.execute(trx)
  return new Map(rows.map(({ stage, count }) => [stage, count]))
}
