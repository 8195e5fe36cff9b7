import { sql } from 'kysely'
import type { OpenCalendar, WatchedWork } from '../../shared/flow'
import type { Trx } from '../store'
import type { Dates } from './added-up'
import { movesTable } from './moves'

/** By achievement, how much came and how much left, however it ended, on these dates; those of which nothing did are absent. */
export async function readMoved(trx: Trx, dates: Dates, calendar: OpenCalendar): Promise<Map<string, WatchedWork['moved']>> {
  const { rows } = await sql<{ achievementId: string; came: number; left: number }>`
    select achievement_id "achievementId", coalesce(sum(count) filter (where what = 'arrived'), 0)::int came,
      coalesce(sum(count) filter (where what in ('decided', 'withdrawn', 'replaced')), 0)::int "left"
    from ${await movesTable(trx, dates, calendar)} group by 1`.execute(trx)
  return new Map(rows.map(({ achievementId, came, left }) => [achievementId, { came, left }]))
}
