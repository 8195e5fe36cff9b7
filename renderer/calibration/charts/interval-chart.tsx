import { useElementSize } from '@mantine/hooks'
import { useNumberWords } from '../figures/number-words'
import classes from './charts.module.css'
import { intervalScale } from './interval-scale'

export type IntervalRow = {
  key: string
  label: string
  value: number
  low: number
  high: number
  /** Numbers at the end of the row. */
  ends: string[]
  /** Something about it is to be looked at; the words around the chart say what. */
  warns: boolean
}

const ROW = 25
const TOP = 6
const AXIS = 22
const END = 52

/** Points with their intervals on one line for each row, around 0. */
export function IntervalChart({ label, rows }: { label: string; rows: readonly IntervalRow[] }) {
  const numbers = useNumberWords()
  const { ref, width } = useElementSize()
  const isNarrow = width < 480
  const labelWidth = isNarrow ? 84 : 190
  const ends = Math.max(0, ...rows.map((row) => row.ends.length))
  const plot = Math.max(80, width - labelWidth - ends * END - 12)
  const scale = intervalScale(
    rows.flatMap(({ value, low, high }) => [value, low, high]),
    plot,
  )
  const at = (value: number) => labelWidth + scale.place(value)
  const height = TOP + rows.length * ROW + AXIS
  const bottom = TOP + rows.length * ROW
  const most = Math.floor(labelWidth / 7)
  return (
    <div ref={ref}>
      {width > 0 && (
        <svg className={classes.chart} role="img" aria-label={label} width={width} height={height}>
          {scale.ticks.map((tick) => (
            <g key={tick}>
              <line className={tick === 0 ? classes.zero : classes.grid} x1={at(tick)} x2={at(tick)} y1={TOP} y2={bottom} />
              <text className={classes.tick} x={at(tick)} y={bottom + 12}>
                {numbers.signed(tick, Number.isInteger(scale.ticks[1] ?? 0) && Number.isInteger(scale.low) ? 0 : 1)}
              </text>
            </g>
          ))}
          {rows.map(({ key, label: name, value, low, high, ends: words, warns }, row) => {
            const y = TOP + row * ROW + ROW / 2
            return (
              <g key={key}>
                <text x={0} y={y}>
                  {name.length > most ? `${name.slice(0, most - 1)}…` : name}
                  <title>{name}</title>
                </text>
                {Number.isFinite(low) && <line className={classes.whisker} x1={at(low)} x2={at(high)} y1={y} y2={y} />}
                {Number.isFinite(value) && <circle className={classes.point} cx={at(value)} cy={y} r={4.5} />}
                {words.map((word, place) => (
                  <text
                    key={place}
                    className={`${classes.number} ${warns ? classes.warns : ''}`}
                    x={width - (words.length - 1 - place) * END}
                    y={y}
                  >
                    {word}
                  </text>
                ))}
              </g>
            )
          })}
        </svg>
      )}
    </div>
  )
}
