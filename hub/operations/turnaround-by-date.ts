import { sql } from 'kysely'
import {
  BUCKET_STARTS,
  type Histogram,
  histogramPercentiles,
  isUnanswerable,
  mergeHistograms,
  type OpenCalendar,
  type Stage,
  TOLD_PERCENTILES,
} from '../../shared/flow'
import type { DailyTurnaroundsTable, Trx } from '../store'
import { findOpenDays, sinceAddedUp } from './added-up'
import { histogramRows } from './finished'
import type { Period } from './period'
import type { OperationsSight } from './sight'
import type { Found } from './turnaround'

type Row = Pick<DailyTurnaroundsTable, 'achievement_id' | 'stage' | 'measure' | 'bucket' | 'passages' | 'days'>

/** The same figures from histograms by date: percentiles are right within a bucket, counts and shares exactly. */
export async function readByDate(
  trx: Trx,
  achievements: OperationsSight['achievements'],
  period: Period,
  calendar: OpenCalendar,
): Promise<Found> {
  const ids = achievements.map(({ id }) => id)
  const open = await findOpenDays(trx, period)
  const found = sinceAddedUp('daily_turnarounds', period, open && histogramRows(open.between(calendar), calendar))
  const { rows } = await sql<Row>`select achievement_id, stage, measure, bucket, sum(passages)::int passages, sum(days) days
    from ${found} where achievement_id = any(${ids}::uuid[]) group by 1, 2, 3, 4`.execute(trx)
  const { rows: dots } = await sql<{ date: string; bucket: number; decided: number }>`
    select day::text date, bucket, sum(passages)::int decided from ${found}
    where achievement_id = any(${ids}::uuid[]) and stage = '' and measure = 'calendar' group by 1, 2 order by 1, 2`.execute(trx)
  const whole = rows.filter(({ stage }) => stage === '')
  const decided = achievements.filter(({ id }) => whole.some(({ achievement_id }) => achievement_id === id))
  const groups = decided.map((achievement) => groupOf(achievement.id, [achievement], whole))
  return {
    groups: decided.length === 0 ? [] : [groupOf(null, decided, whole), ...groups],
    stages: stagesOf(rows),
    dots: mergeDots(dots),
  }
}

function groupOf(
  achievementId: string | null,
  achievements: OperationsSight['achievements'],
  whole: readonly Row[],
): Found['groups'][number] {
  const promises = new Map(achievements.map(({ id, policy }) => [id, policy.promiseWorkingDays]))
  const rows = whole.filter(({ achievement_id }) => promises.has(achievement_id))
  const elapsed = rows.filter(({ measure }) => measure === 'calendar')
  const kept = rows.filter(
    ({ measure, achievement_id, bucket }) => measure === 'promise' && bucket < (promises.get(achievement_id) ?? 0),
  )
  return {
    achievementId,
    decided: count(elapsed),
    kept: count(kept),
    calendarDays: percentilesOf(elapsed),
    workingDays: percentilesOf(rows.filter(({ measure }) => measure === 'working')),
  }
}

function stagesOf(rows: readonly Row[]): Found['stages'] {
  const ofStages = rows.filter(({ stage }) => stage !== '')
  const elapsed = ofStages.filter(({ measure }) => measure === 'calendar')
  const all = sumDays(elapsed)
  const stages = [...new Set(elapsed.map(({ stage }) => stage))].sort() as Stage[]
  return stages.map((stage) => {
    const own = elapsed.filter((row) => row.stage === stage)
    const working = ofStages.filter((row) => row.stage === stage && row.measure === 'working')
    const share = all === 0 ? 0 : Math.min(1, sumDays(own) / all)
    return { stage, passages: count(own), calendarDays: percentilesOf(own), workingDays: percentilesOf(working), share }
  })
}

const count = (rows: readonly Row[]) => rows.reduce((sum, { passages }) => sum + passages, 0)
const sumDays = (rows: readonly Row[]) => rows.reduce((sum, { days }) => sum + days, 0)

function percentilesOf(rows: readonly Row[]) {
  const histogram: Histogram = mergeHistograms([])
  for (const { bucket, passages } of rows) histogram[bucket] = (histogram[bucket] ?? 0) + passages
  const told = histogramPercentiles(histogram, TOLD_PERCENTILES)
  if (isUnanswerable(told)) throw new Error('A group without a single passage has no percentiles.')
  const [p50 = 0, p85 = 0, p95 = 0] = told.map(({ days }) => days)
  return { p50, p85, p95 }
}

/** By whole days, as dots are told. */
function mergeDots(dots: readonly { date: string; bucket: number; decided: number }[]): Found['dots'] {
  const merged = new Map<string, Found['dots'][number]>()
  for (const { date, bucket, decided } of dots) {
    const days = Math.floor(BUCKET_STARTS[bucket] ?? 0)
    const dot = merged.get(`${date} ${days}`) ?? { date, days, decided: 0 }
    dot.decided += decided
    merged.set(`${date} ${days}`, dot)
  }
  return [...merged.values()]
}
