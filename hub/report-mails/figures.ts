import type { Achievement, ReportMailTerms } from '../../shared/domain'
import { dateOf, type OpenCalendar } from '../../shared/flow'
import type { FlowAnswer, OperationsToday, TurnaroundAnswer } from '../../shared/protocol'
import type { HubContext } from '../context'
import { readFlow, readMoved, readOpen, readPeriod, readTurnaround } from '../operations'
import type { Trx } from '../store'

/** What one e-mail tells: what an admin could ask for, and nothing of single people. */
export type ReportFigures = {
  from: string
  to: string
  asOf: Date
  /** Null: of all. */
  achievementName: string | null
  achievements: readonly Achievement[]
  open: OperationsToday['open']
  moved: Awaited<ReturnType<typeof readMoved>>
  turnaround: Pick<TurnaroundAnswer, 'groups' | 'before'>
  days: FlowAnswer['days']
  hub: { name: string }
}

/** Reads them, of dates in a row, as things stand now. */
export async function readReportFigures(
  context: Pick<HubContext, 'clock'>,
  trx: Trx,
  { achievementId }: Pick<ReportMailTerms, 'achievementId'>,
  dates: { first: number; last: number },
  calendar: OpenCalendar,
): Promise<ReportFigures> {
  const now = context.clock()
  const rows = await trx.selectFrom('achievements').select('body').orderBy('id').execute()
  const achievements = rows.map(({ body }) => body).filter(({ id }) => achievementId === null || id === achievementId)
  const period = readPeriod({ from: dateOf(dates.first), to: dateOf(dates.last) }, calendar, now)
  const sight = { person: NOBODY, achievements, isAdmin: true }
  return {
    from: dateOf(dates.first),
    to: dateOf(dates.last),
    asOf: now,
    achievementName: achievementId === null ? null : (achievements[0]?.name ?? null),
    achievements,
    open: await readOpen(trx, achievements, calendar, calendar.dayOf(now.getTime())),
    moved: await readMoved(trx, dates, calendar),
    turnaround: await readTurnaround(context, trx, sight, period, calendar),
    days: await readFlow(context, trx, sight, period, calendar),
    hub: await trx.selectFrom('hub').select('name').executeTakeFirstOrThrow(),
  }
}

/** It is the hub that looks: nothing here is anybody's own. */
const NOBODY = { id: '', name: '', roles: [], panels: [], competences: [] }
