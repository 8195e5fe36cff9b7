import { useId } from 'react'
import classes from './charts.module.css'
import { countScale } from './count-ticks'
import { filled, Hatches, type Look } from './hatches'
import { Legend, type LegendItem, legendPlaces, LETTER } from './legend'
import { ReadingArea } from './reading-area'

export type BarRow = {
  key: string
  label: string
  /** Lengths from 0 on, one after the other. */
  segments: readonly { value: number; look: Look }[]
  /** Numbers at the end of the row, as many as there are heads. */
  ends: readonly string[]
  /** The row in words. */
  said: string
}

type Props = {
  label: string
  rows: readonly BarRow[]
  /** What the numbers at the end of the rows are. */
  heads: readonly string[]
  legend: readonly LegendItem[]
  /** A value of the axis. */
  tick(value: number): string
}

/** Pixels, as all below. */
const TOP = 20
const BOTTOM = 22
const ROW = 27
const BAR = 13
/** From so wide on the names stand beside the bars, otherwise above them. */
const WIDE = 480
const ROW_OF_NARROW = 42
/** About so wide is a letter of a row's name. */
const NAME_LETTER = 7

/** Bars from 0, each of filled parts, under each other. */
export function BarRows({ label, rows, heads, legend, tick }: Props) {
  const height = (width: number) =>
    TOP + rows.length * (width >= WIDE ? ROW : ROW_OF_NARROW) + BOTTOM + legendPlaces(legend, width).height
  return (
    <ReadingArea
      label={label}
      count={rows.length}
      start={0}
      say={(at) => rows[at]?.said ?? ''}
      nearest={(_x, y, width) => Math.floor((y - TOP) / (width >= WIDE ? ROW : ROW_OF_NARROW))}
      height={height}
    >
      {(width, at) => <Drawing {...{ rows, heads, legend, tick, width, at }} height={height(width)} />}
    </ReadingArea>
  )
}

type DrawingProps = Omit<Props, 'label'> & { width: number; height: number; at: number | null }

function Drawing({ rows, heads, legend, tick, width, height, at }: DrawingProps) {
  const name = useId().replace(/\W/g, '')
  const isWide = width >= WIDE
  const end = Math.max(
    34,
    ...heads.map((head) => head.length * LETTER + 10),
    ...rows.flatMap(({ ends }) => ends.map((word) => word.length * LETTER + 12)),
  )
  const ends = heads.length * end
  const names = isWide ? Math.min(width * 0.36, 14 + NAME_LETTER * Math.max(...rows.map((row) => row.label.length))) : 0
  const plot = Math.max(60, width - names - ends - 12)
  const scale = countScale(rows.map(sumOf), plot, Math.min(6, Math.max(3, Math.floor(plot / 70))))
  const rowHeight = isWide ? ROW : ROW_OF_NARROW
  const bottom = TOP + rows.length * rowHeight
  const letters = Math.floor((isWide ? names - 8 : width) / NAME_LETTER)
  const looks = [
    ...rows.flatMap(({ segments }) => segments.map(({ look }) => look)),
    ...legend.flatMap(({ look }) => (look ? [look] : [])),
  ]
  return (
    <svg className={classes.chart} aria-hidden="true" width={width} height={height}>
      <Hatches name={name} looks={looks} />
      {heads.map((head, place) => (
        <text key={head} className={classes.column} x={width - (heads.length - 1 - place) * end} y={8}>
          {head}
        </text>
      ))}
      {scale.ticks.map((value) => (
        <g key={value}>
          <line
            className={value === 0 ? classes.axis : classes.grid}
            x1={names + scale.place(value)}
            x2={names + scale.place(value)}
            y1={TOP}
            y2={bottom}
          />
          <text
            className={`${classes.tick} ${value === 0 ? classes.start : ''} ${value === scale.ticks.at(-1) && !isWide ? classes.end : ''}`}
            x={names + scale.place(value)}
            y={bottom + 11}
          >
            {tick(value)}
          </text>
        </g>
      ))}
      {rows.map((row, place) => {
        const y = TOP + place * rowHeight
        const middle = isWide ? y + rowHeight / 2 : y + 29
        const words = isWide ? middle : y + 11
        let from = 0
        return (
          <g key={row.key}>
            {at === place && (
              <rect className={classes.readRow} data-unsaved x={0} y={y} width={width} height={rowHeight} rx={4} />
            )}
            <text className={classes.start} x={0} y={words}>
              {row.label.length > letters ? `${row.label.slice(0, letters - 1)}…` : row.label}
              <title>{row.label}</title>
            </text>
            {row.segments.map(({ value, look }, segment) => {
              const [x, to] = [scale.place(from), scale.place(from + value)]
              from += value
              if (value === 0) return null
              // What is there is seen, however little it is beside the others.
              return (
                <rect
                  key={segment}
                  x={names + x}
                  y={middle - BAR / 2}
                  width={Math.max(1.5, to - x)}
                  height={BAR}
                  {...filled(name, look)}
                />
              )
            })}
            {row.ends.map((word, column) => (
              <text key={column} className={classes.number} x={width - (heads.length - 1 - column) * end} y={middle}>
                {word}
              </text>
            ))}
          </g>
        )
      })}
      <Legend name={name} items={legend} width={width} top={bottom + BOTTOM} />
    </svg>
  )
}

const sumOf = ({ segments }: BarRow) => segments.reduce((sum, { value }) => sum + value, 0)
