import { useMemo } from 'react'
import { type CONFIDENCES, isUnanswerable } from '../../../shared/flow'
import type { FlowAnswer } from '../../../shared/protocol'
import type { ForecastCase } from './compute-forecast'
import { dateAfter, historyOf, LEAST_DAYS } from './history'
import { useForecast } from './use-forecast'

/** Nothing changed. */
export const AS_NOW: ForecastCase = { key: 'now', assessorFactor: 1, arrivalFactor: 1 }

/** By when what is open now will be done. */
export type ForecastNow =
  | { state: 'working' }
  | {
      state: 'told'
      /** By this date, with that confidence in percent; null: not within the two years that are forecast. */
      by: Record<(typeof CONFIDENCES)[number], string | null>
      /** The end of these two years. */
      horizon: string
      /** Working days of history that it draws from. */
      historyDays: number
    }
  | { state: 'none'; why: 'nothing-open' | 'too-little' | 'never-finishes' | 'failed' }

/** The forecast of the present backlog, for who only wants to know when it clears. @param flow null while it isn't known */
export function useForecastNow(flow: FlowAnswer | null): ForecastNow {
  const history = useMemo(() => (flow === null ? null : historyOf(flow)), [flow])
  const isAsked = history !== null && history.open > 0 && history.finished.length >= LEAST_DAYS
  const { forecast, phase } = useForecast(
    isAsked
      ? {
          finished: history.finished,
          arrived: history.arrived,
          decided: history.decided,
          open: history.open,
          cases: [AS_NOW],
          days: null,
        }
      : null,
  )
  if (history === null) return { state: 'working' }
  if (history.open === 0) return { state: 'none', why: 'nothing-open' }
  if (history.finished.length < LEAST_DAYS) return { state: 'none', why: 'too-little' }
  if (phase === 'failed' || phase === 'cancelled') return { state: 'none', why: 'failed' }
  const present = forecast?.[0]?.present
  // What was told of the backlog of a moment ago stays until the next is known.
  if (present === undefined) return { state: 'working' }
  if (isUnanswerable(present)) return { state: 'none', why: 'never-finishes' }
  const by = (percent: (typeof CONFIDENCES)[number]) =>
    Number.isFinite(present.days[percent]) ? dateAfter(history, present.days[percent]) : null
  return {
    state: 'told',
    by: { 50: by(50), 70: by(70), 85: by(85), 95: by(95) },
    horizon: dateAfter(history, present.horizon),
    historyDays: present.historyDays,
  }
}
