import { type RawBuilder, sql } from 'kysely'
import {
  BUCKET_STARTS,
  type Histogram,
  histogramPercentiles,
  inFlow,
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
import type { Figures, Found } from './turnaround-found'

type Row = Pick<DailyTurnaroundsTable, 'achievement_id' | 'revisions' | 'stage' | 'measure' | 'bucket' | 'passages' | 'days'>
type Achievements = OperationsSight['achievements']

/** The same figures from histograms by date: percentiles are right within a bucket, counts and shares exactly. */
export async function readByDate(trx: Trx, achievements: Achievements, period: Period, calendar: OpenCalendar): Promise<Found> {
  const ids = achievements.map(({ id }) => id)
  const found = await histogramTable(trx, period, calendar)
  const { rows } =
    await sql<Row>`select achievement_id, revisions, stage, measure, bucket, sum(passages)::int passages, sum(days) days
    from ${found} where achievement_id = any(${ids}::uuid[]) group by 1, 2, 3, 4, 5`.execute(trx)
  const { rows: dots } = await sql<{ date: string; bucket: number; decided: number }>`
    select day::text date, bucket, sum(passages)::int decided from ${found}
    where achievement_id = any(${ids}::uuid[]) and stage = '' and measure = 'calendar' group by 1, 2 order by 1, 2`.execute(trx)
  const whole = rows.filter(({ stage }) => stage === '')
  const panelOf = new Map(achievements.map(({ id, policy }) => [id, policy.panelId ?? null]))
  const toFigures = figuresFor(achievements)
  return {
    all: whole.length > 0 ? toFigures(whole) : undefined,
    achievements: groupBy(whole, ({ achievement_id }) => achievement_id, toFigures),
    panels: groupBy(whole, ({ achievement_id }) => panelOf.get(achievement_id) ?? null, toFigures),
    revisions: groupBy(whole, ({ revisions }) => (revisions === 'first' ? 'first' : 'later'), toFigures),
    stages: stagesOf(rows),
    dots: mergeDots(dots),
  }
}

/** The same of all together alone; undefined where nothing was decided. */
export async function readAllByDate(
  trx: Trx,
  achievements: Achievements,
  period: Period,
  calendar: OpenCalendar,
): Promise<Figures | undefined> {
  const ids = achievements.map(({ id }) => id)
  const { rows } =
    await sql<Row>`select achievement_id, 'all' revisions, stage, measure, bucket, sum(passages)::int passages, sum(days) days
    from ${await histogramTable(trx, period, calendar)} where achievement_id = any(${ids}::uuid[]) and stage = '' group by 1, 2, 3, 4, 5`.execute(
      trx,
    )
  return rows.length > 0 ? figuresFor(achievements)(rows) : undefined
}

async function histogramTable(trx: Trx, period: Period, calendar: OpenCalendar): Promise<RawBuilder<unknown>> {
  const open = await findOpenDays(trx, period, calendar)
  return sinceAddedUp('daily_turnarounds', period, open && histogramRows(open, calendar))
}

function groupBy<Name>(
  rows: readonly Row[],
  nameOf: (row: Row) => Name,
  toFigures: (rows: readonly Row[]) => Figures,
): Map<Name, Figures> {
  const groups = new Map<Name, Row[]>()
  for (const row of rows) {
    const group = groups.get(nameOf(row))
    if (group) group.push(row)
    else groups.set(nameOf(row), [row])
  }
  return new Map([...groups].map(([name, group]) => [name, toFigures(group)]))
}

/** What rows of whole passages say, by what each achievement promises. */
function figuresFor(achievements: Achievements): (rows: readonly Row[]) => Figures {
  const promises = new Map(achievements.map(({ id, policy }) => [id, policy.promiseWorkingDays]))
  return (rows) => {
    const elapsed = rows.filter(({ measure }) => measure === 'calendar')
    const kept = rows.filter(
      ({ measure, achievement_id, bucket }) => measure === 'promise' && bucket < (promises.get(achievement_id) ?? 0),
    )
    return {
      decided: count(elapsed),
      kept: count(kept),
      calendarDays: percentilesOf(elapsed),
      workingDays: percentilesOf(rows.filter(({ measure }) => measure === 'working')),
    }
  }
}

function stagesOf(rows: readonly Row[]): Found['stages'] {
  const ofStages = rows.filter(({ stage }) => stage !== '')
  const elapsed = ofStages.filter(({ measure }) => measure === 'calendar')
  const all = sumDays(elapsed)
  const stages = ([...new Set(elapsed.map(({ stage }) => stage))] as Stage[]).sort(inFlow)
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
