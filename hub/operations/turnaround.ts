import { dateOf, type OpenCalendar } from '../../shared/flow'
import type { TurnaroundAnswer } from '../../shared/protocol'
import type { HubContext } from '../context'
import type { Trx } from '../store'
import { readAgeing } from './ageing'
import { type Period, periodBefore } from './period'
import type { OperationsSight } from './sight'
import { readAllByDate, readByDate } from './turnaround-by-date'
import { readAllExactly, readExactly } from './turnaround-exact'
import { tellAlone, tellFound } from './turnaround-found'

type Told = Omit<TurnaroundAnswer, 'asOf' | 'calendar' | 'from' | 'to' | 'precision'>

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
): Promise<Told> {
  const [read, readAll] = period.isLong ? [readByDate, readAllByDate] : [readExactly, readAllExactly]
  const found = await read(trx, achievements, period, calendar)
  const { isAllTold, ...told } = tellFound(found, achievements)
  const before = periodBefore(period, calendar)
  const earlier = await readAll(trx, achievements, before, calendar)
  const ids = achievements.map(({ id }) => id)
  return {
    ...told,
    before: { from: dateOf(before.first), to: dateOf(before.last), ...tellAlone(earlier) },
    ageing: found.all && isAllTold ? await readAgeing(trx, ids, clock().getTime(), found.all, calendar) : [],
  }
}
