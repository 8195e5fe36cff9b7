import { useFormats, useTexts } from '../../kit'
import classes from '../operations.module.css'
import { WAITS, type WaitingRow } from './waiting'

/** Where what is late or about to be waits, as long as its share of the most that any achievement has. */
export function WaitsBar({ row, most }: { row: WaitingRow; most: number }) {
  const t = useTexts('operations')
  const formats = useFormats()
  const parts = WAITS.flatMap((wait) => (row.waits[wait] > 0 ? [{ wait, count: row.waits[wait] }] : []))
  const words = parts.map(({ wait, count }) => t(`waits.${wait}Count`, { count, number: formats.number(count) }))
  return (
    <div
      className={classes.bar}
      role="img"
      aria-label={words.length === 0 ? t('waits.none') : formats.list(words)}
      title={words.length === 0 ? undefined : formats.list(words)}
    >
      {parts.map(({ wait, count }) => (
        <span key={wait} data-part={wait} style={{ width: `${(100 * count) / Math.max(1, most)}%` }} />
      ))}
    </div>
  )
}

export function WaitsLegend() {
  const t = useTexts('operations')
  return (
    <ul className={classes.legend} aria-label={t('waits.legend')}>
      {WAITS.map((wait) => (
        <li key={wait}>
          <span className={classes.swatch} data-part={wait} aria-hidden="true" />
          {t(`waits.${wait}`)}
        </li>
      ))}
    </ul>
  )
}
