import { sql } from 'kysely'
import { inFlow, type OpenCalendar, type Stage, workingMinutes } from '../../shared/flow'
import type { TurnaroundAnswer } from '../../shared/protocol'
import type { Trx } from '../store'

const DAY_MS = 86_400_000

type Ages = TurnaroundAnswer['ageing'][number]
type Percentiles = TurnaroundAnswer['stages'][number]['calendarDays']

/**
 * How old open work is, by stage, against how long finished work took: by calendar and by working time. Ages aren't worked out one by one: each percentile
 * is an instant, and what was received at it or later is no older.
 */
export async function readAgeing(
  trx: Trx,
  achievementIds: readonly string[],
  now: number,
  finished: { calendarDays: Percentiles; workingDays: Percentiles },
  calendar: OpenCalendar,
): Promise<Ages[]> {
  const elapsed = await countAges(trx, achievementIds, finished.calendarDays, (days) => Math.ceil(now - days * DAY_MS))
  const working = await countAges(trx, achievementIds, finished.workingDays, (days) => workedSince(calendar, now, days))
  return [
    ...elapsed.map((ages) => ({ measure: 'calendar' as const, ...ages })),
    ...working.map((ages) => ({ measure: 'working' as const, ...ages })),
  ]
}

async function countAges(
  trx: Trx,
  achievementIds: readonly string[],
  percentiles: Percentiles,
  instantOf: (days: number) => number,
) {
  const [p50, p85, p95] = [percentiles.p50, percentiles.p85, percentiles.p95].map((days) => new Date(instantOf(days)))
  const { rows } = await sql<Omit<Ages, 'measure'> & { stage: Stage }>`
    select stage, count(*) filter (where received_at >= ${p50})::int "upTo50",
      count(*) filter (where received_at < ${p50} and received_at >= ${p85})::int "upTo85",
      count(*) filter (where received_at < ${p85} and received_at >= ${p95})::int "upTo95",
      count(*) filter (where received_at < ${p95})::int older
    from stage_intervals where to_at is null and stage <> 'with-candidate' and achievement_id = any(${achievementIds}::uuid[])
    group by 1`.execute(trx)
  return rows.sort((one, other) => inFlow(one.stage, other.stage))
}

/** The first instant, in milliseconds, since which no more working time has passed than so many working days. */
function workedSince(calendar: OpenCalendar, now: number, days: number): number {
  const isWithin = (at: number) => workingMinutes(calendar, at, now) / calendar.minutesOfDay <= days
  let reach = DAY_MS
  while (isWithin(now - reach)) reach *= 2
  let [outside, within] = [now - reach, now]
  while (within - outside > 1) {
    const middle = Math.floor((outside + within) / 2)
    if (isWithin(middle)) within = middle
    else outside = middle
  }
  return within
}
