import type { FlowAnswer } from '../../../shared/protocol'
import { useFormats, useTexts } from '../../kit'
import type { Figure } from '../../store'
import { useForecastNow } from '../forecast'
import classes from '../operations.module.css'

/** By when what is open now will be done, if all goes on as in the chosen period. */
export function BacklogCard({ flow }: { flow: Figure<FlowAnswer> | undefined }) {
  const t = useTexts('operations')
  const formats = useFormats()
  const now = useForecastNow(flow?.answer ?? null)
  const isUnknown = flow !== undefined && flow.answer === null && flow.state !== 'asking'
  const dateOr = (by: string | null, horizon: string) =>
    by === null ? t('cards.notBefore', { date: formats.calendarDate(horizon) }) : formats.calendarDate(by)
  return (
    <div className={classes.number}>
      <dt>{t('cards.clears', { share: formats.percent(0.85) })}</dt>
      <dd className={classes.value}>{now.state === 'told' ? dateOr(now.by[85], now.horizon) : '–'}</dd>
      <dd>
        {now.state === 'told' &&
          t('cards.clearsToo', {
            half: formats.percent(0.5),
            byHalf: dateOr(now.by[50], now.horizon),
            most: formats.percent(0.95),
            byMost: dateOr(now.by[95], now.horizon),
          })}
        {now.state === 'none' && t(`cards.noForecast.${now.why}`)}
        {isUnknown && t('none.short')}
      </dd>
    </div>
  )
}
