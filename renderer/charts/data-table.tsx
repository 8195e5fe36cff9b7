import { useTexts } from '../kit'
import classes from './charts.module.css'
import { useNumberWords } from './number-words'
import type { Table } from './table'

/** What a chart is drawn from, to be read. Numbers that aren't whole are written with two places. */
export function DataTable({ label, table }: { label: string; table: Table }) {
  const t = useTexts('charts')
  const numbers = useNumberWords()
  const write = (value: Table['rows'][number][number]) => {
    if (value === null || (typeof value === 'number' && !Number.isFinite(value))) return '–'
    return typeof value === 'string' ? value : numbers.fixed(value, Number.isInteger(value) ? 0 : 2)
  }
  return (
    // biome-ignore lint/a11y/noNoninteractiveTabindex: what scrolls must be reachable by keyboard.
    <section className={classes.tableScroll} aria-label={`${label}: ${t('table.show')}`} tabIndex={0}>
      <table className={classes.table}>
        <thead>
          <tr>
            {table.header.map((name) => (
              <th key={name} scope="col">
                {name}
              </th>
            ))}
          </tr>
        </thead>
        <tbody>
          {table.rows.map((row, at) => (
            <tr key={at}>
              {row.map((value, column) => (
                <td key={column}>{write(value)}</td>
              ))}
            </tr>
          ))}
        </tbody>
      </table>
    </section>
  )
}
