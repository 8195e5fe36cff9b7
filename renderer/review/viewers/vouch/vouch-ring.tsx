import { useTexts } from '../../../kit'
import classes from './vouch.module.css'

const SIZE = 112
const MIDDLE = SIZE / 2
const RADIUS = 40
const NODE = 11
/** How much of the circle, in radians, an arrow keeps from the people at its ends. */
const GAP = (NODE + 4) / RADIUS

type VouchRingProps = {
  /** Who vouches for the next one, the last for the first. */
  ring: readonly string[]
  /** Who wrote the vouch that is open. */
  voucher: string
}

/** A ring of vouches as a small picture, with the people named beside it in their order. */
export function VouchRing({ ring, voucher }: VouchRingProps) {
  const t = useTexts('review')
  const angle = (at: number) => (at / ring.length) * 2 * Math.PI - Math.PI / 2
  return (
    <div className={classes.ring}>
      <svg
        width={SIZE}
        height={SIZE}
        viewBox={`0 0 ${SIZE} ${SIZE}`}
        role="img"
        aria-label={t('vouch.ring.picture', { count: ring.length })}
      >
        {ring.map((person, at) => {
          const { x, y } = pointAt(angle(at))
          return (
            <g key={person} data-voucher={person === voucher || undefined}>
              <path className={classes.arrow} d={arc(angle(at) + GAP, angle(at + 1) - GAP)} />
              <path className={classes.arrowHead} d={arrowHead(angle(at + 1) - GAP)} />
              <circle className={classes.person} cx={x} cy={y} r={NODE} />
              <text className={classes.personNumber} x={x} y={y}>
                {at + 1}
              </text>
            </g>
          )
        })}
      </svg>
      <div>
        <p>{t('vouch.ring.order')}</p>
        <ol>
          {ring.map((person) => (
            <li key={person}>
              {person}
              {person === voucher && <span className={classes.faint}> ({t('vouch.ring.voucher')})</span>}
            </li>
          ))}
        </ol>
      </div>
    </div>
  )
}

const pointAt = (angle: number, radius = RADIUS) => ({
  x: MIDDLE + radius * Math.cos(angle),
  y: MIDDLE + radius * Math.sin(angle),
})

const written = ({ x, y }: { x: number; y: number }) => `${x.toFixed(1)} ${y.toFixed(1)}`

/** Part of the circle, clockwise. */
function arc(from: number, to: number): string {
  return `M ${written(pointAt(from))} A ${RADIUS} ${RADIUS} 0 ${to - from > Math.PI ? 1 : 0} 1 ${written(pointAt(to))}`
}

/** A tip that points clockwise. */
function arrowHead(angle: number): string {
  const back = angle - 6 / RADIUS
  return `M ${written(pointAt(back, RADIUS - 4))} L ${written(pointAt(angle))} L ${written(pointAt(back, RADIUS + 4))}`
}
