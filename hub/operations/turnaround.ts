import { type RawBuilder, sql } from 'kysely'
import { type OpenCalendar, SMALL_GROUP, type Stage, tellGroups } from '../../shared/flow'
import type { TurnaroundAnswer } from '../../shared/protocol'
import type { Trx } from '../store'
import type { Period } from './period'
import type { OperationsSight } from './sight'

const DAY_MS = 86_400_000

type Percents = [number, number, number]
type Row = { passages: number; calendar: Percents; working: Percents }

/** Turnaround of what was decided in a period, of the achievements that somebody may see. */
export async function readTurnaround(
  trx: Trx,
  { achievements }: OperationsSight,
  period: Period,
  calendar: OpenCalendar,
): Promise<Pick<TurnaroundAnswer, 'groups' | 'stages' | 'dots'>> {
  const finished = finishedTable(achievements, period, calendar)
  const groups = await readGroups(trx, finished)
  const counts = new Map(groups.flatMap(({ achievement_id, passages }) => (achievement_id === null ? [] : [[achievement_id, passages]])))
  const told = tellGroups(counts)
  const isAllTold = told.total !== null && told.total >= SMALL_GROUP
  return {
    groups: groups.map(({ achievement_id, passages, kept, ...row }) => {
      const isTold = achievement_id === null ? isAllTold : (told.groups.get(achievement_id) ?? null) !== null
      const figures = isTold
        ? { decided: passages, kept, calendarDays: toPercentiles(row.calendar), workingDays: toPercentiles(row.working) }
        : { decided: null, kept: null, calendarDays: null, workingDays: null }
      return { achievementId: achievement_id, ...figures }
    }),
    stages: isAllTold ? await readStages(trx, finished, calendar) : [],
    dots: isAllTold ? await readDots(trx, finished, calendar) : [],
  }
}

/** What was decided in the period, `f`: when, and after how many calendar and working days; `kept` where that was by the promised date. */
function finishedTable(
  achievements: OperationsSight['achievements'],
  { from, to }: Period,
  { terms: { timeZone }, minutesOfDay }: OpenCalendar,
): RawBuilder<unknown> {
  const promises = achievements.map(({ id, policy }) => ({ id, days: policy.promiseWorkingDays }))
  return sql`(select p.*, (extract(epoch from p.ended_at - p.received_at) * 1000)::float8 / ${DAY_MS}::float8 calendar_days,
      (worked_ms(p.ended_at, ending) - worked_ms(p.received_at, beginning))::float8 / ${minutesOfDay * 60_000}::float8 working_days,
      ending.days_before < beginning.days_before + beginning.is_working::int + promise.days kept
    from passages p
    join jsonb_to_recordset(${JSON.stringify(promises)}::jsonb) as promise(id uuid, days int) on promise.id = p.achievement_id
    join calendar_days beginning on beginning.day = (p.received_at at time zone ${timeZone})::date
    join calendar_days ending on ending.day = (p.ended_at at time zone ${timeZone})::date
    where p.ended_as = 'decided' and p.ended_at >= ${from} and p.ended_at < ${to}) f`
}

const percents = (column: string) => sql<Percents>`percentile_cont(array[0.5, 0.85, 0.95]) within group (order by ${sql.ref(column)})`

async function readGroups(trx: Trx, finished: RawBuilder<unknown>) {
  const { rows } = await sql<Row & { achievement_id: string | null; kept: number }>`
    select achievement_id, count(*)::int passages, count(*) filter (where kept)::int kept, ${percents('calendar_days')} calendar,
      ${percents('working_days')} working
    from ${finished} group by grouping sets ((achievement_id), ()) having count(*) > 0 order by achievement_id nulls first`.execute(trx)
  return rows
}

async function readStages(trx: Trx, finished: RawBuilder<unknown>, calendar: OpenCalendar): Promise<TurnaroundAnswer['stages']> {
  const { timeZone } = calendar.terms
  const { rows } = await sql<Row & { stage: Stage; share: number }>`
    select stage, count(*)::int passages, ${percents('calendar_days')} calendar, ${percents('working_days')} working,
      coalesce(sum(calendar_days) / nullif(sum(sum(calendar_days)) over (), 0), 0) share
    from (select i.stage, sum(extract(epoch from i.to_at - i.from_at) * 1000)::float8 / ${DAY_MS}::float8 calendar_days,
        sum(worked_ms(i.to_at, ending) - worked_ms(i.from_at, beginning))::float8 / ${calendar.minutesOfDay * 60_000}::float8 working_days
      from ${finished} join stage_intervals i on i.submission_id = f.submission_id and i.revision = f.revision
      join calendar_days beginning on beginning.day = (i.from_at at time zone ${timeZone})::date
      join calendar_days ending on ending.day = (i.to_at at time zone ${timeZone})::date
      where i.stage <> 'with-candidate' group by i.submission_id, i.revision, i.stage) spent
    group by 1 having count(*) >= ${SMALL_GROUP} order by 1`.execute(trx)
  return rows.map(({ stage, passages, share, ...row }) => ({
    stage,
    passages,
    calendarDays: toPercentiles(row.calendar),
    workingDays: toPercentiles(row.working),
    share,
  }))
}

async function readDots(trx: Trx, finished: RawBuilder<unknown>, calendar: OpenCalendar): Promise<TurnaroundAnswer['dots']> {
  const { rows } = await sql<TurnaroundAnswer['dots'][number]>`
    select (ended_at at time zone ${calendar.terms.timeZone})::date::text date, floor(calendar_days)::int as days, count(*)::int decided
    from ${finished} group by 1, 2 order by 1, 2`.execute(trx)
  return rows
}

function toPercentiles([p50, p85, p95]: Percents) {
  return { p50, p85, p95 }
}
