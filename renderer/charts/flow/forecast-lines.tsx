import { useFormats, useTexts } from '../../kit'
import { ChartCard } from '../chart-card'
import classes from '../charts.module.css'
import { useDateWords } from '../date-words'
import { Legend, type LegendItem, legendPlaces } from '../legend'
import { ReadingArea } from '../reading-area'
import type { Saving } from '../use-saving'
import flow from './flow-charts.module.css'
import { forecastTable } from './tables'

/** When the work is done, in one of the cases that are compared. */
export type ForecastCurve = {
  key: string
  name: string
  /** Days within which it is done in 1 to 99 of 100 runs; Infinity where it isn't within the horizon. */
  spread: ArrayLike<number>
}

type Props = {
  title: string
  about: string
  /** The first is drawn whole, the others dashed. */
  curves: readonly ForecastCurve[]
  /** The date that so many days from now are. */
  dateAt(days: number): string
  saving: Saving
}

/** Pixels, as all below. */
const HEIGHT = 240
const TOP = 12
const BOTTOM = 26
const LEFT = 44
const RIGHT = 14

const LOOKS = [
  { tone: 'var(--assay-ink)', dashes: 'none' },
  { tone: 'var(--assay-green-text)', dashes: '8 4' },
  { tone: 'var(--assay-red-text)', dashes: '2 3' },
]
const lookOf = (at: number) => LOOKS[at % LOOKS.length] ?? { tone: 'var(--assay-ink)', dashes: 'none' }

/** How sure it is by when that the work is done: a line for each case. */
export function ForecastLines({ title, about, curves, dateAt, saving }: Props) {
  const t = useTexts('flow')
  const formats = useFormats()
  const last = lastDay(curves)
  const legend: LegendItem[] = curves.map(({ key, name }, at) => ({ key, words: name, ...lookOf(at) }))
  const height = (width: number) => HEIGHT + legendPlaces(legend, width).height
  return (
    <ChartCard title={title} about={about} table={forecastTable(curves, dateAt, t)} saving={saving}>
      {last === null ? (
        <p className={classes.empty}>{t('forecast.noCurve')}</p>
      ) : (
        <ReadingArea
          label={title}
          count={last + 1}
          start={Math.min(last, Math.ceil(curves[0]?.spread[84] ?? last))}
          say={(at) =>
            t('forecast.read', {
              date: formats.calendarDate(dateAt(at)),
              shares: formats.list(curves.map(({ name, spread }) => `${name} ${formats.percent(shareBy(spread, at))}`)),
            })
          }
          nearest={(x, _y, width) => Math.round(((x - LEFT) / Math.max(1, width - LEFT - RIGHT)) * last)}
          height={height}
        >
          {(width, at) => <Drawing {...{ curves, dateAt, last, legend, width, at }} height={height(width)} />}
        </ReadingArea>
      )}
    </ChartCard>
  )
}

type DrawingProps = Pick<Props, 'curves' | 'dateAt'> & {
  last: number
  legend: LegendItem[]
  width: number
  height: number
  at: number | null
}

function Drawing({ curves, dateAt, last, legend, width, height, at }: DrawingProps) {
  const formats = useFormats()
  const words = useDateWords()
  const plot = Math.max(60, width - LEFT - RIGHT)
  const length = HEIGHT - TOP - BOTTOM
  const x = (days: number) => LEFT + (days * plot) / last
  const y = (share: number) => TOP + length * (1 - share)
  const every = Math.max(1, Math.ceil(last / Math.max(2, Math.floor(plot / 84))))
  // Over years, a day without its year says nothing.
  const as = dateAt(last).slice(0, 4) > dateAt(0).slice(0, 4) && last > LONG ? 'year' : 'day'
  const ticks = Array.from({ length: Math.floor(last / every) + 1 }, (_, tick) => tick * every)
  return (
    <svg className={classes.chart} aria-hidden="true" width={width} height={height}>
      {[0, 0.5, 0.7, 0.85, 0.95].map((share) => (
        <g key={share}>
          <line className={share === 0 ? classes.axis : flow.sure} x1={LEFT} x2={LEFT + plot} y1={y(share)} y2={y(share)} />
          <text className={classes.number} x={LEFT - 6} y={y(share)}>
            {formats.percent(share)}
          </text>
        </g>
      ))}
      {ticks.map((days) => (
        <text
          key={days}
          className={`${classes.tick} ${x(days) > LEFT + plot - 44 ? classes.end : classes.start}`}
          x={x(days)}
          y={HEIGHT - 14}
        >
          {words.tick({ date: dateAt(days), as })}
        </text>
      ))}
      {at !== null && <line className={classes.marker} data-unsaved x1={x(at)} x2={x(at)} y1={TOP} y2={TOP + length} />}
      {curves.map(({ key, spread }, place) => {
        const { tone, dashes } = lookOf(place)
        const sure = spread[84] ?? Number.POSITIVE_INFINITY
        return (
          <g key={key}>
            <path className={flow.curve} d={curvePath(spread, last, x, y)} strokeDasharray={dashes} style={{ stroke: tone }} />
            {sure <= last && <circle cx={x(sure)} cy={y(0.85)} r={4} style={{ fill: tone }} />}
          </g>
        )
      })}
      <Legend name="forecast" items={legend} width={width} top={HEIGHT} />
    </svg>
  )
}

/** From so many working days on, dates are told by month and year. */
const LONG = 120

/** Share of the runs that are done within so many days, as far as 1 to 99 percent tell it. */
export function shareBy(spread: ArrayLike<number>, days: number): number {
  let percent = 0
  while (percent < spread.length && (spread[percent] ?? Number.POSITIVE_INFINITY) <= days) percent += 1
  return percent / 100
}

/** How far is drawn: to the end of what is likely, but not so far that the nearest curve is pressed to the edge; null where none is done within the horizon. */
function lastDay(curves: readonly ForecastCurve[]): number | null {
  const ends = curves
    .map(({ spread }) => Math.max(...Array.from(spread).filter(Number.isFinite)))
    .filter((days) => Number.isFinite(days) && days > 0)
  if (ends.length === 0) return null
  return Math.max(1, Math.min(Math.max(...ends), 3 * Math.min(...ends)))
}

/** Steps: between two days nothing is known. */
function curvePath(spread: ArrayLike<number>, last: number, x: (days: number) => number, y: (share: number) => number): string {
  let path = `M${x(0)} ${y(shareBy(spread, 0))}`
  for (let days = 1; days <= last; days += 1) path += `H${x(days).toFixed(1)}V${y(shareBy(spread, days)).toFixed(1)}`
  return path
}
