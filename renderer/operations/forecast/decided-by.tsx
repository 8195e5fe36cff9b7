import { type CONFIDENCES, isUnanswerable } from '../../../shared/flow'
import { useFormats, useTexts } from '../../kit'
import type { CaseForecast, ForecastCase } from './compute-forecast'
import classes from './forecast.module.css'

type Props = {
  forecast: readonly CaseForecast[] | null
  names: Record<ForecastCase['key'], string>
  confidences: typeof CONFIDENCES
  isAsked: boolean
}

/** How much at least is decided, in each case that changes it. */
export function DecidedBy({ forecast, names, confidences, isAsked }: Props) {
  const t = useTexts('flow')
  const formats = useFormats()
  if (!isAsked) return null
  // More arrivals change nothing as long as there is enough to do.
  const shown = (forecast ?? []).filter(({ key }) => key !== 'arrivals')
  return (
    <div className={classes.scroll}>
      <table className={classes.table}>
        <thead>
          <tr>
            <th scope="col">{t('forecast.decisions')}</th>
            {confidences.map((percent) => (
              <th key={percent} scope="col">
                {t('forecast.confidence', { percent })}
              </th>
            ))}
          </tr>
        </thead>
        <tbody>
          {shown.map(({ key, decided }) => (
            <tr key={key}>
              <th scope="row">{names[key]}</th>
              {confidences.map((percent) => (
                <td key={percent}>
                  {decided === null || isUnanswerable(decided)
                    ? '–'
                    : t('forecast.atLeast', { n: formats.number(decided.items[percent]) })}
                </td>
              ))}
            </tr>
          ))}
        </tbody>
      </table>
    </div>
  )
}
