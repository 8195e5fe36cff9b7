import { useId } from 'react'
import type { FlowAnswer } from '../../../shared/protocol'
import { useFormats, useTexts } from '../../kit'
import { ChartCard } from '../chart-card'
import classes from '../charts.module.css'
import { countScale } from '../count-ticks'
import { dateTicks } from '../date-ticks'
import { useDateWords } from '../date-words'
import { filled, Hatches } from '../hatches'
import { Legend, type LegendItem, legendPlaces, LETTER } from '../legend'
import { ReadingArea } from '../reading-area'
import type { Saving } from '../use-saving'
import flow from './flow-charts.module.css'
import { drawnDates, type FlowLines, flowLines } from './flow-lines'
import { stageLook } from './stage-looks'
import { useStageWords } from './stage-words'
import { flowTable } from './tables'

/** Pixels, as all below. */
const HEIGHT = 260
const TOP = 20
const BOTTOM = 26
const RIGHT = 12
/** A band that is this high has its name in it. */
const HIGH = 17
/** Room for the marker's words at the end, where it stands at first. */
const ROOM_OF_MARKER = 80

type Props = { days: FlowAnswer['days']; saving: Saving }

/** What arrived, what left, and between them what is open, by stage, at the end of each date. */
export function CumulativeFlow({ days, saving }: Props) {
  const t = useTexts('flow')
  const formats = useFormats()
  const words = useStageWords()
  const title = t('cumulative.title')
  const lines = flowLines(days)
  const last = days.length - 1
  const sum = (of: (day: Props['days'][number]) => number) => formats.number(days.reduce((all, day) => all + of(day), 0))
  const isEmpty = days.length < 2 || (lines.arrived[last] ?? 0) === 0
  const about = t('cumulative.about', {
    arrived: sum(({ arrived }) => arrived),
    left: formats.number(lines.left[last] ?? 0),
    decided: sum(({ decided }) => decided),
    open: formats.number(lines.open[last] ?? 0),
    before: formats.number(lines.open[0] ?? 0),
  })
  const legend: LegendItem[] = [...lines.bands]
    .reverse()
    .map(({ stage }) => ({ key: stage, words: words.stage(stage), look: stageLook(stage) }))
  const left = 16 + 7 * formats.number(lines.arrived[last] ?? 0).length
  const height = (width: number) => HEIGHT + legendPlaces(legend, width).height
  return (
    <ChartCard title={title} about={isEmpty ? '' : about} table={flowTable(days, t, words)} saving={saving}>
      {isEmpty ? (
        <p className={classes.empty}>{t(days.length < 2 ? 'cumulative.short' : 'cumulative.none')}</p>
      ) : (
        <ReadingArea
          label={title}
          count={days.length}
          start={last}
          say={(at) =>
            t('cumulative.read', {
              date: formats.calendarDate(days[at]?.date ?? ''),
              open: formats.number(lines.open[at] ?? 0),
              stages: formats.list(
                [...lines.bands]
                  .reverse()
                  .filter(({ low, high }) => (high[at] ?? 0) > (low[at] ?? 0))
                  .map(({ stage, low, high }) => `${words.stage(stage)} ${formats.number((high[at] ?? 0) - (low[at] ?? 0))}`),
              ),
            })
          }
          nearest={(x, _y, width) => Math.round(((x - left) / Math.max(1, width - left - RIGHT)) * last)}
          height={height}
        >
          {(width, at) => <Drawing {...{ days, lines, legend, left, width }} height={height(width)} at={at ?? last} />}
        </ReadingArea>
      )}
    </ChartCard>
  )
}

type DrawingProps = {
  /** Where the plot begins, after the numbers of its axis. */
  left: number
  days: Props['days']
  lines: FlowLines
  legend: LegendItem[]
  width: number
  height: number
  at: number
}

function Drawing({ days, lines, legend, left, width, height, at }: DrawingProps) {
  const name = useId().replace(/\W/g, '')
  const t = useTexts('flow')
  const formats = useFormats()
  const words = useStageWords()
  const dates = useDateWords()
  const last = days.length - 1
  const plot = Math.max(60, width - left - RIGHT)
  const length = HEIGHT - TOP - BOTTOM
  const scale = countScale(lines.arrived, length)
  const x = (date: number) => left + (date * plot) / last
  const y = (value: number) => TOP + length - scale.place(value)
  const drawn = drawnDates(days.length, plot)
  const line = (values: readonly number[]) => drawn.map((date) => `${x(date).toFixed(1)} ${y(values[date] ?? 0).toFixed(1)}`)
  const area = (low: readonly number[], high: readonly number[]) => `M${[...line(high), ...line(low).reverse()].join('L')}Z`
  const [open, from, to] = [lines.open[at] ?? 0, y(lines.arrived[at] ?? 0), y(lines.left[at] ?? 0)]
  const count = t('cumulative.open', { count: open, n: formats.number(open) })
  const side = x(at) > left + plot / 2 ? -1 : 1
  const labelWidth = count.length * LETTER + 10
  const arrivedWidth = t('cumulative.arrived').length * LETTER + 10
  const aboveStart = Math.min(...drawn.filter((date) => x(date) - left < arrivedWidth).map((date) => y(lines.arrived[date] ?? 0)))
  const middle = Math.min(TOP + length - 9, Math.max(TOP + 9, (from + to) / 2))
  return (
    <svg className={classes.chart} aria-hidden="true" width={width} height={height}>
      <Hatches name={name} looks={lines.bands.map(({ stage }) => stageLook(stage))} />
      {scale.ticks.map((tick) => (
        <g key={tick}>
          <line className={tick === 0 ? classes.axis : classes.grid} x1={left} x2={left + plot} y1={y(tick)} y2={y(tick)} />
          <text className={classes.number} x={left - 6} y={y(tick)}>
            {formats.number(tick)}
          </text>
        </g>
      ))}
      {dateTicks(days[0]?.date ?? '', days[last]?.date ?? '', Math.max(2, Math.floor(plot / 66))).map(
        ({ date, at: place, as }) => (
          <text
            key={date}
            className={`${classes.tick} ${x(place) > left + plot - 40 ? classes.end : classes.start}`}
            x={x(place)}
            y={HEIGHT - 14}
          >
            {dates.tick({ date, as })}
          </text>
        ),
      )}
      <path
        className={flow.left}
        d={area(
          lines.left.map(() => 0),
          lines.left,
        )}
      />
      {lines.bands.map(({ stage, low, high }) => (
        <path key={stage} d={area(low, high)} {...filled(name, stageLook(stage))} />
      ))}
      <path className={flow.lower} d={`M${line(lines.left).join('L')}`} />
      <path className={flow.upper} d={`M${line(lines.arrived).join('L')}`} />
      {lines.bands.map(({ stage, low, high }) => (
        <BandName
          key={stage}
          words={words.stage(stage)}
          places={drawn.map((date) => ({ x: x(date), from: y(high[date] ?? 0), to: y(low[date] ?? 0) }))}
          left={left}
          right={left + plot}
        />
      ))}
      <BandName
        words={t('cumulative.left')}
        places={drawn.map((date) => ({ x: x(date), from: y(lines.left[date] ?? 0), to: y(0) }))}
        left={left}
        right={left + plot}
      />
      <text className={`${classes.small} ${classes.start}`} x={left + 6} y={Math.max(8, aboveStart - 10)}>
        {t('cumulative.arrived')}
      </text>
      <line className={classes.marker} x1={x(at)} x2={x(at)} y1={from} y2={to} />
      <rect
        className={classes.markerGround}
        x={side < 0 ? x(at) - 6 - labelWidth : x(at) + 6}
        y={middle - 9}
        width={labelWidth}
        height={18}
        rx={4}
      />
      <text className={`${classes.strong} ${side < 0 ? classes.end : classes.start}`} x={x(at) + side * 11} y={middle}>
        {count}
      </text>
      <Legend name={name} items={legend} width={width} top={HEIGHT} />
    </svg>
  )
}

type BandNameProps = { words: string; places: readonly { x: number; from: number; to: number }[]; left: number; right: number }

/** The name of a band where it is highest over the whole length of the name, if it has the height there. */
function BandName({ words, places, left, right }: BandNameProps) {
  const half = (words.length * LETTER) / 2 + 2
  let best: { x: number; from: number; to: number } | null = null
  for (const { x } of places) {
    if (x - half < left + 4 || x + half > right - ROOM_OF_MARKER) continue
    const under = places.filter((place) => Math.abs(place.x - x) <= half)
    const from = Math.max(...under.map((place) => place.from))
    const to = Math.min(...under.map((place) => place.to))
    if (best === null || to - from > best.to - best.from) best = { x, from, to }
  }
  if (best === null || best.to - best.from < HIGH) return null
  const { x, from, to } = best
  return [classes.halo, classes.small].map((look) => (
    <text key={look} className={`${look} ${classes.middle}`} x={x} y={(from + to) / 2}>
      {words}
    </text>
  ))
}
