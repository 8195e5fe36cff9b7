import { useElementSize } from '@mantine/hooks'
import { chartClasses as classes, intervalScale, useNumberWords } from '../../charts'

export type IntervalRow = {
  key: string
  label: string
  value: number
  low: number
  high: number
  /** Numbers at the end of the row, as many as the chart says that there are. */
  ends: string[]
  /** Something about it is to be looked at; the words around the chart say what. */
  warns: boolean
}

/** Pixels, as all below. */
const ROW = 25
/** From so many rows on they stand closer, with the axis above them too: whoever reads the first doesn't see the end. */
const MANY = 20
const ROW_OF_MANY = 18
const AXIS = 22
const END = 52
/** A tick's words, such as `−0.5`, and room beside them. */
const TICK = 36

type Props = {
  label: string
  rows: readonly IntervalRow[]
  /** What the numbers at the end of the rows are. */
  ends: readonly string[]
}

/** Points with their intervals on one line for each row, around 0. */
export function IntervalChart({ label, rows, ends }: Props) {
  const numbers = useNumberWords()
  const { ref, width } = useElementSize()
  const labelWidth = width >= 480 ? 190 : Math.min(84, 12 + 7 * Math.max(...rows.map((row) => row.label.length)))
  const end = width >= 320 ? END : 42
  const plot = Math.max(48, width - labelWidth - ends.length * end - 16)
  const scale = intervalScale(
    rows.flatMap(({ value, low, high }) => [value, low, high]),
    plot,
    Math.min(7, Math.max(3, Math.floor(plot / TICK))),
  )
  const at = (value: number) => labelWidth + scale.place(value)
  const isLong = rows.length > MANY
  const rowHeight = isLong ? ROW_OF_MANY : ROW
  const bottom = AXIS + rows.length * rowHeight
  const most = Math.floor(labelWidth / 7)
  const places = Number.isInteger(scale.ticks[1] ?? 0) && Number.isInteger(scale.low) ? 0 : 1
  return (
    <div ref={ref}>
      {width > 0 && (
        <svg className={classes.chart} role="img" aria-label={label} width={width} height={bottom + AXIS}>
          {ends.map((words, place) => (
            <text key={words} className={classes.column} x={width - (ends.length - 1 - place) * end} y={AXIS - 12}>
              {words}
            </text>
          ))}
          {scale.ticks.map((tick) => (
            <g key={tick}>
              <line className={tick === 0 ? classes.zero : classes.grid} x1={at(tick)} x2={at(tick)} y1={AXIS} y2={bottom} />
              {(isLong ? [AXIS - 12, bottom + 12] : [bottom + 12]).map((y) => (
                <text key={y} className={classes.tick} x={at(tick)} y={y}>
                  {numbers.signed(tick, places)}
                </text>
              ))}
            </g>
          ))}
          {rows.map(({ key, label: name, value, low, high, ends: words, warns }, row) => {
            const y = AXIS + row * rowHeight + rowHeight / 2
            return (
              <g key={key}>
                <text x={0} y={y}>
                  {name.length > most ? `${name.slice(0, most - 1)}…` : name}
                  <title>{name}</title>
                </text>
                {Number.isFinite(low) && <line className={classes.whisker} x1={at(low)} x2={at(high)} y1={y} y2={y} />}
                {Number.isFinite(value) && <circle className={classes.point} cx={at(value)} cy={y} r={isLong ? 4 : 4.5} />}
                {words.map((word, place) => (
                  <text
                    key={place}
                    className={`${classes.number} ${warns ? classes.warns : ''}`}
                    x={width - (words.length - 1 - place) * end}
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
