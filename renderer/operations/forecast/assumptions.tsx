import { FORECAST_RUNS } from '../../../shared/flow'
import type { FlowAnswer } from '../../../shared/protocol'
import { useFormats, useTexts } from '../../kit'
import { useCalendarWords } from '../calendar-words'
import { SEED } from './compute-forecast'
import classes from './forecast.module.css'
import { FEW_DAYS, type History } from './history'

/** All that a forecast takes for granted, to be read beside it. */
export function Assumptions({ history, flow, assessors }: { history: History; flow: FlowAnswer; assessors: number | null }) {
  const t = useTexts('flow')
  const formats = useFormats()
  const calendarWords = useCalendarWords()
  const days = history.finished.length
  const lines = [
    t('forecast.assume.runs', {
      runs: formats.number(FORECAST_RUNS),
      seed: SEED,
      days: formats.number(days),
      from: formats.calendarDate(history.from ?? history.start),
      to: formats.calendarDate(history.to ?? history.start),
    }),
    ...(days < FEW_DAYS ? [t('forecast.assume.short', { days })] : []),
    t('forecast.assume.open', { open: formats.number(history.open), date: formats.calendarDate(history.start) }),
    t('forecast.assume.pace'),
    ...(assessors === null
      ? []
      : [assessors === 0 ? t('forecast.assume.nobody') : t('forecast.assume.assessors', { count: assessors })]),
    t('forecast.assume.order'),
    t('forecast.assume.enough'),
    t('forecast.assume.calendar', { calendar: calendarWords(flow.calendar).long }),
    t('asOf', { time: formats.dateTime(flow.asOf) }),
  ]
  return (
    <section className={classes.card} aria-label={t('forecast.assumptions')}>
      <h2>{t('forecast.assumptions')}</h2>
      <ul className={classes.assumptions}>
        {lines.map((line) => (
          <li key={line}>{line}</li>
        ))}
      </ul>
    </section>
  )
}
