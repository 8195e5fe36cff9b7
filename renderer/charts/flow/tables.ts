import { OPEN_STAGES, kindOf } from '../../../shared/flow'
import type { FlowAnswer, OperationsToday, TurnaroundAnswer } from '../../../shared/protocol'
import type { Texts } from '../../kit'
import type { Value } from '../csv'
import type { Table } from '../table'
import type { ForecastCurve } from './forecast-lines'
import type { ToldPercentiles } from './percentile-lines'
import type { StageWords } from './stage-words'

type FlowTexts = Texts<'flow'>

/** What was decided on each date after so many whole days. */
export function scatterTable(dots: TurnaroundAnswer['dots'], t: FlowTexts): Table {
  const inOrder = [...dots].sort((one, other) => one.date.localeCompare(other.date) || one.days - other.days)
  return {
    header: [t('column.date'), t('column.wholeDays'), t('column.decided')],
    rows: inOrder.map(({ date, days, decided }) => [date, days, decided]),
  }
}

/** Each stage with its share of the time and its percentiles by both times. */
export function stagesTable(stages: TurnaroundAnswer['stages'], t: FlowTexts, words: StageWords): Table {
  return {
    header: [
      t('column.stage'),
      t('column.kind'),
      t('column.passages'),
      t('column.share'),
      ...percentileHeads(t, 'calendar'),
      ...percentileHeads(t, 'working'),
    ],
    rows: stages.map(({ stage, passages, share, calendarDays, workingDays }) => [
      words.stage(stage),
      words.kind(kindOf(stage)),
      passages,
      share,
      ...percentileValues(calendarDays),
      ...percentileValues(workingDays),
    ]),
  }
}

export function percentileHeads(t: FlowTexts, measure: 'calendar' | 'working'): string[] {
  return [50, 85, 95].map((percent) => t('column.percentile', { percent, measure: t(`measure.${measure}`) }))
}

export function percentileValues(days: ToldPercentiles | null): Value[] {
  return days === null ? [null, null, null] : [days.p50, days.p85, days.p95]
}

/** Open work of each stage by age. */
export function ageingTable(
  ageing: TurnaroundAnswer['ageing'],
  percentiles: ToldPercentiles | null,
  t: FlowTexts,
  words: StageWords,
): Table {
  const days = percentiles ?? { p50: Number.NaN, p85: Number.NaN, p95: Number.NaN }
  const written = Object.fromEntries(Object.entries(days).map(([name, value]) => [name, Math.round(value * 10) / 10]))
  return {
    header: [
      t('column.stage'),
      t('ageing.upTo50', written),
      t('ageing.upTo85', written),
      t('ageing.upTo95', written),
      t('ageing.older', written),
      t('column.open'),
    ],
    rows: ageing.map(({ stage, upTo50, upTo85, upTo95, older }) => [
      words.stage(stage),
      upTo50,
      upTo85,
      upTo95,
      older,
      upTo50 + upTo85 + upTo95 + older,
    ]),
  }
}

/** Date by date: what arrived and left, and what was open at its end, by stage. */
export function flowTable(days: FlowAnswer['days'], t: FlowTexts, words: StageWords): Table {
  const stages = OPEN_STAGES.filter((stage) => days.some(({ open }) => (open[stage] ?? 0) > 0))
  const columns = ['arrived', 'decided', 'withdrawn', 'replaced', 'open'] as const
  return {
    header: [t('column.date'), ...columns.map((column) => t(`column.${column}`)), ...stages.map((stage) => words.stage(stage))],
    rows: days.map(({ date, arrived, decided, withdrawn, replaced, open }) => {
      const counts = stages.map((stage) => open[stage] ?? 0)
      return [date, arrived, decided, withdrawn, replaced, counts.reduce((sum, count) => sum + count, 0), ...counts]
    }),
  }
}

/** What each assessor has. */
export function workTable(loads: OperationsToday['loads'], t: FlowTexts): Table {
  return {
    header: [t('column.assessor'), t('work.head'), t('work.begun'), t('work.overdue'), t('column.handedIn')],
    rows: [...loads]
      .sort((one, other) => other.open - one.open)
      .map(({ name, open, begun, overdue, handedInLately }) => [name, open, begun, overdue, handedInLately]),
  }
}

/** By when each case is done, at every fifth percent. */
export function forecastTable(curves: readonly ForecastCurve[], dateAt: (days: number) => string, t: FlowTexts): Table {
  const percents = Array.from({ length: 19 }, (_, at) => (at + 1) * 5)
  return {
    header: [t('column.sure'), ...curves.map(({ name }) => name)],
    rows: percents.map((percent) => [
      percent,
      ...curves.map(({ spread }): Value => {
        const days = spread[percent - 1] ?? Number.POSITIVE_INFINITY
        return Number.isFinite(days) ? dateAt(days) : t('forecast.notWithin')
      }),
    ]),
  }
}
