import { sql } from 'kysely'
import { dateOf, type OpenCalendar, type Stage, STAGES } from '../../shared/flow'
import type { FlowAnswer } from '../../shared/protocol'
import type { HubContext } from '../context'
import type { DailyMovesTable, Trx } from '../store'
import type { Dates } from './added-up'
import { movesTable } from './moves'
import type { Period } from './period'
import type { OperationsSight } from './sight'

type Day = FlowAnswer['days'][number]
/** By date, how much of what. */
type Moves = ReadonlyMap<string, ReadonlyMap<DailyMovesTable['what'], number>>

/**
 * What came and went on each date of a period, and what was open at its end: from what was open before the first, and what has entered and left each
 * stage since, so that it costs as much as happened since, however much did before.
 */
export async function readFlow(
  { clock }: Pick<HubContext, 'clock'>,
  trx: Trx,
  { achievements }: OperationsSight,
  period: Period,
  calendar: OpenCalendar,
): Promise<Day[]> {
  const ids = achievements.map(({ id }) => id)
  const moves = await readMoves(trx, ids, period, calendar)
  const open = await readOpening(
    trx,
    ids,
    { ...period, last: Math.max(period.last, calendar.dayOf(clock().getTime()) + 1) },
    calendar,
  )
  const days: Day[] = []
  for (let day = period.first; day <= period.last; day += 1) {
    const date = dateOf(day)
    const moved = moves.get(date)
    for (const stage of STAGES) open.set(stage, (open.get(stage) ?? 0) + (moved?.get(stage) ?? 0))
    days.push({
      date,
      isWorkingDay: calendar.isWorkingDay(day),
      arrived: moved?.get('arrived') ?? 0,
      decided: moved?.get('decided') ?? 0,
      withdrawn: moved?.get('withdrawn') ?? 0,
      replaced: moved?.get('replaced') ?? 0,
      open: Object.fromEntries([...open].filter(([, count]) => count > 0)),
    })
  }
  return days
}

async function readMoves(trx: Trx, ids: readonly string[], dates: Dates, calendar: OpenCalendar): Promise<Moves> {
  const { rows } = await sql<{ date: string; what: DailyMovesTable['what']; count: number }>`
    select day::text date, what, sum(count)::int count from ${await movesTable(trx, dates, calendar)}
    where achievement_id = any(${ids}::uuid[]) group by 1, 2`.execute(trx)
  const moves = new Map<string, Map<DailyMovesTable['what'], number>>()
  for (const { date, what, count } of rows) moves.set(date, (moves.get(date) ?? new Map()).set(what, count))
  return moves
}

/** What was in each stage before the first of these dates, the last of which lies ahead: what is in it now, less what has moved since. */
async function readOpening(trx: Trx, ids: readonly string[], dates: Dates, calendar: OpenCalendar): Promise<Map<Stage, number>> {
  const { rows } = await sql<{ stage: Stage; count: number }>`
    select stage, sum(count)::int count from (
      select stage, count(*) count from stage_intervals where to_at is null and achievement_id = any(${ids}::uuid[]) group by 1
      union all
      select what, -count from ${await movesTable(trx, dates, calendar)} where achievement_id = any(${ids}::uuid[])
        and what not in ('arrived', 'decided', 'withdrawn', 'replaced')
    ) opening group by 1`.execute(trx)
  return new Map(rows.map(({ stage, count }) => [stage, count]))
}
