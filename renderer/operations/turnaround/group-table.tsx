import type { Measure } from '../../../shared/flow'
import type { TurnaroundAnswer } from '../../../shared/protocol'
import { useFormats, useTexts } from '../../kit'
import classes from '../operations.module.css'
import { groupsTable } from '../report/report-tables'
import { SaveTable } from '../save-table'
import { shareOf } from '../today/summary'
import { useDays } from './days'

export type GroupRow = Pick<TurnaroundAnswer['before'], 'decided' | 'calendarDays' | 'workingDays' | 'kept'> & {
  key: string
  name: string
  /** It tells of all of the others together, or of another time. */
  isAll: boolean
}

const SHARES = [50, 85, 95] as const

type Props = {
  /** What the figures are of, for the name of the file. */
  name: string
  title: string
  /** Head of the first column. */
  first: string
  measure: Measure
  rows: readonly GroupRow[]
  note?: string
}

/** How long the decided work of each group took, by percentiles, and how much of it kept its promise. */
export function GroupTable({ name, title, first, measure, rows, note }: Props) {
  const t = useTexts('operations')
  const monthly = useTexts('monthly')
  const formats = useFormats()
  const days = useDays()
  const isHidden = rows.some(({ decided }) => decided === null)
  return (
    <section className={classes.card} aria-label={title}>
      <div className={classes.cardHead}>
        <h2>{title}</h2>
        <span className={classes.aside}>{t(`measure.in.${measure}`)}</span>
        <span className={classes.spring} />
        <SaveTable name={name} title={title} table={() => groupsTable(first, rows, monthly)} />
      </div>
      {/* biome-ignore lint/a11y/noNoninteractiveTabindex: what scrolls must be reachable by keyboard. */}
      <section className={classes.scroll} aria-label={t('tableOf', { title })} tabIndex={0}>
        <table className={classes.table}>
          <thead>
            <tr>
              <th scope="col">{first}</th>
              <th scope="col" data-number>
                {t('column.decided')}
              </th>
              {SHARES.map((share) => (
                <th key={share} scope="col" data-number>
                  {t('column.percentile', { share: formats.percent(share / 100) })}
                </th>
              ))}
              <th scope="col" data-number>
                {t('column.kept')}
              </th>
            </tr>
          </thead>
          <tbody>
            {rows.map((row) => {
              const percentiles = measure === 'working' ? row.workingDays : row.calendarDays
              const share = shareOf(row)
              return (
                <tr key={row.key} data-all={row.isAll || undefined}>
                  <th scope="row">{row.name}</th>
                  <td data-number>{row.decided === null ? t('hidden') : formats.number(row.decided)}</td>
                  <td data-number>{days(percentiles?.p50)}</td>
                  <td data-number>{days(percentiles?.p85)}</td>
                  <td data-number>{days(percentiles?.p95)}</td>
                  <td data-number>{share === null ? '–' : formats.percent(share)}</td>
                </tr>
              )
            })}
          </tbody>
        </table>
      </section>
      {isHidden && <p className={classes.note}>{t('hiddenNote')}</p>}
      {note && <p className={classes.note}>{note}</p>}
    </section>
  )
}
