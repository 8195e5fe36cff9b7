import { dayNumberOf } from '../../../shared/flow'
import type { TurnaroundAnswer } from '../../../shared/protocol'
import { useFormats, useTexts } from '../../kit'
import { apart } from '../apart'
import { ChartCard } from '../chart-card'
import classes from '../charts.module.css'
import { countScale } from '../count-ticks'
import { dateTicks } from '../date-ticks'
import { useDateWords } from '../date-words'
import { useNumberWords } from '../number-words'
import { ReadingArea } from '../reading-area'
import type { Saving } from '../use-saving'
import flow from './flow-charts.module.css'
import { PERCENTILE_LINES, placesOf, type ToldPercentiles } from './percentile-lines'
import { byDate, daysShown, isSparse, scatterCells } from './scatter-cells'
import { scatterTable } from './tables'

/** Pixels, as all below. */
const HEIGHT = 236
const TOP = 20
const BOTTOM = 24
const LEFT = 34
const RIGHT = 62
/** Side of the fullest cell. */
const CELL = 8

type Props = Pick<TurnaroundAnswer, 'dots' | 'from' | 'to'> & {
  /** Of all together, by calendar time as the dots are; null where they aren't told. */
  percentiles: ToldPercentiles | null
  saving: Saving
}

/** When work was decided and after how many days, with the lines within which half, 85 and 95 of 100 were. */
export function TurnaroundScatter({ dots, from, to, percentiles, saving }: Props) {
  const t = useTexts('flow')
  const formats = useFormats()
  const numbers = useNumberWords()
  const title = t('scatter.title')
  const dates = byDate(dots)
  const decided = dates.reduce((sum, date) => sum + date.decided, 0)
  const days = (value: number) => numbers.fixed(value, placesOf(value))
  const about =
    dates.length === 0
      ? ''
      : percentiles === null
        ? t('scatter.aboutFew', { count: decided })
        : t('scatter.about', {
            count: decided,
            n: formats.number(decided),
            p50: days(percentiles.p50),
            p85: days(percentiles.p85),
            p95: days(percentiles.p95),
          })
  const limit = daysShown(dots, percentiles?.p95 ?? null)
  const beyond = dots.reduce((sum, dot) => (dot.days >= limit ? sum + dot.decided : sum), 0)
  const first = dayNumberOf(from)
  const span = dayNumberOf(to) - first + 1
  const sparse = isSparse(dots)
  const size = (width: number) =>
    sparse
      ? { dates: 1, days: 1 }
      : {
          dates: Math.ceil((span * CELL) / Math.max(1, width - LEFT - RIGHT)),
          days: Math.ceil((limit * CELL) / (HEIGHT - TOP - BOTTOM)),
        }
  return (
    <ChartCard title={title} about={about} table={scatterTable(dots, t)} saving={saving}>
      {dates.length === 0 ? (
        <p className={classes.empty}>{t('scatter.none')}</p>
      ) : (
        <>
          <ReadingArea
            label={title}
            count={dates.length}
            start={dates.length - 1}
            say={(at) => {
              const { date, decided: count, least, most } = dates[at] ?? { date: to, decided: 0, least: 0, most: 0 }
              const values = { date: formats.calendarDate(date), count, n: formats.number(count), least, most }
              return t(least === most ? 'scatter.readSame' : 'scatter.read', values)
            }}
            nearest={(x, _y, width) => {
              const day = first + ((x - LEFT) / Math.max(1, width - LEFT - RIGHT)) * span - 0.5
              return nearestOf(
                dates.map(({ date }) => dayNumberOf(date)),
                day,
              )
            }}
            height={() => HEIGHT}
          >
            {(width, at) => (
              <Drawing
                {...{ dots, from, to, percentiles, limit, span, sparse, width }}
                size={size(width)}
                read={at === null ? null : dayNumberOf(dates[at]?.date ?? to) - first}
              />
            )}
          </ReadingArea>
          <p className={classes.note}>{t(sparse ? 'scatter.dots' : 'scatter.binned')}</p>
          {beyond > 0 && (
            <p className={classes.note}>{t('scatter.beyond', { count: beyond, n: formats.number(beyond), days: limit })}</p>
          )}
        </>
      )}
    </ChartCard>
  )
}

type DrawingProps = Omit<Props, 'saving'> & {
  width: number
  limit: number
  span: number
  sparse: boolean
  size: { dates: number; days: number }
  /** A date, counted from the first. */
  read: number | null
}

function Drawing({ dots, from, to, percentiles, width, limit, span, sparse, size, read }: DrawingProps) {
  const t = useTexts('flow')
  const numbers = useNumberWords()
  const words = useDateWords()
  const plot = Math.max(40, width - LEFT - RIGHT)
  const length = HEIGHT - TOP - BOTTOM
  const scale = countScale([limit], length)
  const x = (date: number) => LEFT + (date * plot) / span
  const y = (value: number) => TOP + length - scale.place(value)
  const { cells, most, beyond } = scatterCells(dots, from, size, limit)
  const side = (decided: number) => Math.max(2, Math.sqrt(decided / most) * CELL)
  const lines = PERCENTILE_LINES.flatMap((line) => {
    const value = percentiles?.[line.of]
    return value === undefined || value > scale.most ? [] : [{ ...line, value }]
  })
  const labels = apart(
    lines.map(({ value }) => y(value)),
    14,
    TOP,
    TOP + length,
  )
  return (
    <svg className={classes.chart} aria-hidden="true" width={width} height={HEIGHT}>
      <text className={classes.small} x={0} y={8}>
        {t('days')}
      </text>
      {scale.ticks.map((tick) => (
        <g key={tick}>
          <line className={tick === 0 ? classes.axis : classes.grid} x1={LEFT} x2={LEFT + plot} y1={y(tick)} y2={y(tick)} />
          <text className={classes.number} x={LEFT - 6} y={y(tick)}>
            {numbers.fixed(tick, 0)}
          </text>
        </g>
      ))}
      {dateTicks(from, to, Math.max(2, Math.floor(plot / 62))).map(({ date, at, as }) => (
        <text key={date} className={`${classes.tick} ${classes.start}`} x={x(at)} y={HEIGHT - 8}>
          {words.tick({ date, as })}
        </text>
      ))}
      {read !== null && (
        <line className={classes.marker} data-unsaved x1={x(read + 0.5)} x2={x(read + 0.5)} y1={TOP} y2={TOP + length} />
      )}
      {cells.map(({ firstDate, firstDays, decided }) =>
        sparse ? (
          <circle
            key={`${firstDate} ${firstDays}`}
            className={flow.dot}
            cx={x(firstDate + 0.5)}
            cy={y(firstDays + 0.5)}
            r={2.6 * Math.sqrt(decided)}
          />
        ) : (
          <rect
            key={`${firstDate} ${firstDays}`}
            className={flow.dot}
            x={x(firstDate + size.dates / 2) - side(decided) / 2}
            y={y(firstDays + size.days / 2) - side(decided) / 2}
            width={side(decided)}
            height={side(decided)}
          />
        ),
      )}
      {beyond.map(({ firstDate }) => (
        <path key={firstDate} className={flow.beyond} d={triangle(x(firstDate + size.dates / 2), TOP - 2)} />
      ))}
      {lines.map(({ percent, value, dashes }, at) => (
        <g key={percent}>
          <line className={flow[`p${percent}`]} strokeDasharray={dashes} x1={LEFT} x2={LEFT + plot} y1={y(value)} y2={y(value)} />
          <text className={`${classes.small} ${classes.start}`} x={LEFT + plot + 5} y={labels[at]}>
            {t('scatter.line', { percent, days: numbers.fixed(value, placesOf(value)) })}
          </text>
        </g>
      ))}
    </svg>
  )
}

const triangle = (x: number, y: number) => `M${x - 3.5} ${y}H${x + 3.5}L${x} ${y - 6}Z`

/** The index of the value that is nearest; values rise. */
function nearestOf(values: readonly number[], wanted: number): number {
  let best = 0
  values.forEach((value, at) => {
    if (Math.abs(value - wanted) < Math.abs((values[best] ?? 0) - wanted)) best = at
  })
  return best
}
