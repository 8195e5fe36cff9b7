import { type RawBuilder, sql } from 'kysely'
import { type OpenCalendar, SMALL_GROUP, type Stage, tellGroups } from '../../shared/flow'
import type { TurnaroundAnswer } from '../../shared/protocol'
import type { HubContext } from '../context'
import type { Trx } from '../store'
import { readAgeing } from './ageing'
import { finishedTable, stagesTable } from './finished'
import type { Period } from './period'
import type { OperationsSight } from './sight'
import { readByDate } from './turnaround-by-date'

type Percents = [number, number, number]
type Figures = Pick<TurnaroundAnswer, 'groups' | 'stages' | 'ageing' | 'dots'>
type Group = {
  /** null: all together. */
  achievementId: string | null
  decided: number
  kept: number
  calendarDays: TurnaroundAnswer['stages'][number]['calendarDays']
  workingDays: TurnaroundAnswer['stages'][number]['workingDays']
}
/** Everything that there is to tell, small groups among it. */
export type Found = { groups: Group[]; stages: TurnaroundAnswer['stages']; dots: TurnaroundAnswer['dots'] }

/**
 * Turnaround of what was decided in a period, of the achievements that somebody may see: exact, or, of longer periods, from what was added up by date.
 * Where a group is so small that an individual could be read out, nothing is told of it.
 */
export async function readTurnaround(
  { clock }: Pick<HubContext, 'clock'>,
  trx: Trx,
  { achievements }: OperationsSight,
  period: Period,
  calendar: OpenCalendar,
): Promise<Figures> {
  const read = period.isLong ? readByDate : readExactly
  const { groups, stages, dots } = await read(trx, achievements, period, calendar)
  const counts = groups.flatMap(({ achievementId, decided }) =>
    achievementId === null ? [] : ([[achievementId, decided]] as const),
  )
  const told = tellGroups(new Map(counts))
  const isAllTold = told.total !== null && told.total >= SMALL_GROUP
  const all = groups.find(({ achievementId }) => achievementId === null)
  const ids = achievements.map(({ id }) => id)
  const isTold = (id: string | null) => (id === null ? isAllTold : typeof told.groups.get(id) === 'number')
  return {
    groups: groups.map((group) =>
      isTold(group.achievementId) ? group : { ...group, decided: null, kept: null, calendarDays: null, workingDays: null },
    ),
    stages: isAllTold ? stages.filter(({ passages }) => passages >= SMALL_GROUP) : [],
    ageing: all && isAllTold ? await readAgeing(trx, ids, clock().getTime(), all, calendar) : [],
    dots: isAllTold ? dots : [],
  }
}

async function readExactly(
  trx: Trx,
  achievements: OperationsSight['achievements'],
  period: Period,
  calendar: OpenCalendar,
): Promise<Found> {
  const promises = achievements.map(({ id, policy }) => ({ id, days: policy.promiseWorkingDays }))
  const ofThese = sql`jsonb_to_recordset(${JSON.stringify(promises)}::jsonb) as promise(id uuid, days int)`
  const finished = finishedTable(period, calendar)
  return {
    groups: await readGroups(trx, sql`${finished} join ${ofThese} on promise.id = f.achievement_id`),
    stages: await readStages(trx, sql`${stagesTable(finished, calendar)} join ${ofThese} on promise.id = s.achievement_id`),
    dots: await readDots(trx, sql`${finished} join ${ofThese} on promise.id = f.achievement_id`),
  }
}

const percents = (column: string) =>
  sql<Percents>`percentile_cont(array[0.5, 0.85, 0.95]) within group (order by ${sql.ref(column)})`

async function readGroups(trx: Trx, from: RawBuilder<unknown>): Promise<Group[]> {
  const { rows } = await sql<{
    achievement_id: string | null
    decided: number
    kept: number
    calendar: Percents
    working: Percents
  }>`
    select f.achievement_id, count(*)::int decided, count(*) filter (where f.days_taken < promise.days)::int kept,
      ${percents('f.calendar_days')} calendar, ${percents('f.working_days')} working
    from ${from} group by grouping sets ((f.achievement_id), ()) having count(*) > 0 order by 1 nulls first`.execute(trx)
  return rows.map(({ achievement_id, decided, kept, calendar, working }) => ({
    achievementId: achievement_id,
    decided,
    kept,
    calendarDays: toPercentiles(calendar),
    workingDays: toPercentiles(working),
  }))
}

async function readStages(trx: Trx, from: RawBuilder<unknown>): Promise<TurnaroundAnswer['stages']> {
  const { rows } = await sql<{ stage: Stage; passages: number; share: number; calendar: Percents; working: Percents }>`
    select s.stage, count(*)::int passages, ${percents('s.calendar_days')} calendar, ${percents('s.working_days')} working,
      coalesce(sum(s.calendar_days) / nullif(sum(sum(s.calendar_days)) over (), 0), 0) share
    from ${from} group by 1 order by 1`.execute(trx)
  return rows.map(({ stage, passages, share, calendar, working }) => ({
    stage,
    passages,
    calendarDays: toPercentiles(calendar),
    workingDays: toPercentiles(working),
    share,
  }))
}

async function readDots(trx: Trx, from: RawBuilder<unknown>): Promise<TurnaroundAnswer['dots']> {
  const { rows } = await sql<TurnaroundAnswer['dots'][number]>`
    select f.day::text date, floor(f.calendar_days)::int as days, count(*)::int decided from ${from} group by 1, 2 order by 1, 2`.execute(
    trx,
  )
  return rows
}

function toPercentiles([p50, p85, p95]: Percents) {
  return { p50, p85, p95 }
}
