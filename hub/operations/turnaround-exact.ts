import { type RawBuilder, sql } from 'kysely'
import { inFlow, type OpenCalendar, type Stage } from '../../shared/flow'
import type { TurnaroundAnswer } from '../../shared/protocol'
import type { Trx } from '../store'
import { finishedTable, stagesTable } from './finished'
import type { Period } from './period'
import type { OperationsSight } from './sight'
import type { Figures, Found } from './turnaround-found'

type Percents = [number, number, number]

/** Figures of a period, from each passage that was decided in it. */
export async function readExactly(
  trx: Trx,
  achievements: OperationsSight['achievements'],
  period: Period,
  calendar: OpenCalendar,
): Promise<Found> {
  const finished = finishedTable(period, calendar)
  const ofThese = sql`${termsTable(achievements)} on terms.id = f.achievement_id`
  return {
    ...(await readGroups(trx, sql`${finished} join ${ofThese}`)),
    stages: await readStages(
      trx,
      sql`${stagesTable(finished, calendar)} join ${termsTable(achievements)} on terms.id = s.achievement_id`,
    ),
    dots: await readDots(trx, sql`${finished} join ${ofThese}`),
  }
}

/** The same of all together alone; undefined where nothing was decided. */
export async function readAllExactly(
  trx: Trx,
  achievements: OperationsSight['achievements'],
  period: Period,
  calendar: OpenCalendar,
): Promise<Figures | undefined> {
  const { rows } = await sql<Row>`select ${FIGURES} from ${finishedTable(period, calendar)}
    join ${termsTable(achievements)} on terms.id = f.achievement_id having count(*) > 0`.execute(trx)
  return rows[0] && toFigures(rows[0])
}

/** Whose work each achievement's is, and what it promises. */
function termsTable(achievements: OperationsSight['achievements']): RawBuilder<unknown> {
  const terms = achievements.map(({ id, policy: { promiseWorkingDays, panelId } }) => ({
    id,
    days: promiseWorkingDays,
    panel_id: panelId ?? null,
  }))
  return sql`jsonb_to_recordset(${JSON.stringify(terms)}::jsonb) as terms(id uuid, days int, panel_id uuid)`
}

const percents = (column: string) =>
  sql<Percents>`percentile_cont(array[0.5, 0.85, 0.95]) within group (order by ${sql.ref(column)})`

type Row = { decided: number; kept: number; calendar: Percents; working: Percents }

const FIGURES = sql`count(*)::int decided, count(*) filter (where f.days_taken < terms.days)::int kept,
  ${percents('f.calendar_days')} calendar, ${percents('f.working_days')} working`

/** One pass for all groupings; `by` says which one a row is of. */
async function readGroups(
  trx: Trx,
  from: RawBuilder<unknown>,
): Promise<Pick<Found, 'all' | 'achievements' | 'panels' | 'revisions'>> {
  const { rows } = await sql<
    Row & { by: number; achievement_id: string; panel_id: string | null; revisions: 'first' | 'later' }
  >`select grouping(f.achievement_id, terms.panel_id, f.revisions) "by", f.achievement_id, terms.panel_id, f.revisions, ${FIGURES}
    from ${from} group by grouping sets ((f.achievement_id), (terms.panel_id), (f.revisions), ()) having count(*) > 0`.execute(
    trx,
  )
  const groupedBy = (bits: number) => rows.filter(({ by }) => by === bits)
  const [all] = groupedBy(0b111)
  return {
    all: all && toFigures(all),
    achievements: new Map(groupedBy(0b011).map((row) => [row.achievement_id, toFigures(row)])),
    panels: new Map(groupedBy(0b101).map((row) => [row.panel_id, toFigures(row)])),
    revisions: new Map(groupedBy(0b110).map((row) => [row.revisions, toFigures(row)])),
  }
}

function toFigures({ decided, kept, calendar, working }: Row): Figures {
  return { decided, kept, calendarDays: toPercentiles(calendar), workingDays: toPercentiles(working) }
}

async function readStages(trx: Trx, from: RawBuilder<unknown>): Promise<TurnaroundAnswer['stages']> {
  const { rows } = await sql<{ stage: Stage; passages: number; share: number; calendar: Percents; working: Percents }>`
    select s.stage, count(*)::int passages, ${percents('s.calendar_days')} calendar, ${percents('s.working_days')} working,
      coalesce(sum(s.calendar_days) / nullif(sum(sum(s.calendar_days)) over (), 0), 0) share
    from ${from} group by 1`.execute(trx)
  rows.sort((one, other) => inFlow(one.stage, other.stage))
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
