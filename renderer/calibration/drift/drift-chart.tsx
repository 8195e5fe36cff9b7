import { useElementSize } from '@mantine/hooks'
import type { EwmaChart } from '../../../shared/reliability'
import { chartClasses as classes, intervalScale, useNumberWords } from '../../charts'
import drift from './drift.module.css'

const HEIGHT = 190
const TOP = 10
const BOTTOM = 24
const LEFT = 40
const RIGHT = 12

/** Single distances as points, their moving average as a line, and the limits that it is to stay within, in the order in which they came. */
export function DriftChart({ label, distances, chart }: { label: string; distances: Float64Array; chart: EwmaChart }) {
  const numbers = useNumberWords()
  const { ref, width } = useElementSize()
  const { points } = chart
  const length = HEIGHT - TOP - BOTTOM
  const scale = intervalScale([...distances, ...points.flatMap(({ low, high }) => [low, high])], length)
  const y = (value: number) => TOP + length - scale.place(value)
  const x = (at: number) => LEFT + ((at + 0.5) * Math.max(80, width - LEFT - RIGHT)) / points.length
  const line = (value: (point: (typeof points)[number]) => number) =>
    points.map((point, at) => `${at === 0 ? 'M' : 'L'}${x(at)} ${y(value(point))}`).join('')
  return (
    <div ref={ref}>
      {width > 0 && (
        <svg className={classes.chart} role="img" aria-label={label} width={width} height={HEIGHT}>
          {scale.ticks.map((tick) => (
            <g key={tick}>
              <line className={tick === 0 ? classes.zero : classes.grid} x1={LEFT} x2={width - RIGHT} y1={y(tick)} y2={y(tick)} />
              <text className={classes.number} x={LEFT - 8} y={y(tick)}>
                {numbers.signed(tick, Number.isInteger(tick) ? 0 : 1)}
              </text>
            </g>
          ))}
          <path className={drift.limit} d={line(({ low }) => low)} />
          <path className={drift.limit} d={line(({ high }) => high)} />
          {[...distances].map((distance, at) => (
            <circle key={at} className={drift.single} cx={x(at)} cy={y(distance)} r={3} />
          ))}
          <path className={drift.average} d={line(({ average }) => average)} />
          {points.map(({ average, signal }, at) => (
            // A square where it lies outside: colour alone doesn't say it.
            <rect
              key={at}
              className={signal === null ? drift.within : drift.outside}
              x={x(at) - (signal === null ? 2 : 4)}
              y={y(average) - (signal === null ? 2 : 4)}
              width={signal === null ? 4 : 8}
              height={signal === null ? 4 : 8}
            />
          ))}
          <text className={classes.tick} x={x(0)} y={HEIGHT - 8}>
            1
          </text>
          <text className={classes.tick} x={x(points.length - 1)} y={HEIGHT - 8}>
            {points.length}
          </text>
        </svg>
      )}
    </div>
  )
}
