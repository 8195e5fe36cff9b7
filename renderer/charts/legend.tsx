import classes from './charts.module.css'
import { filled, type Look } from './hatches'

export type LegendItem = { key: string; words: string; look?: Look; dashes?: string; tone?: string }

const ROW = 18
const SWATCH = 20
const GAP = 16

/** About so wide is a letter of a drawing's small text, in pixels: enough to keep words apart. */
export const LETTER = 6.4

/** Where the items of a legend stand, in as many rows as they need, and how high that is; in pixels. */
export function legendPlaces(
  items: readonly LegendItem[],
  width: number,
): { places: { x: number; y: number }[]; height: number } {
  let [x, y] = [0, 0]
  const places = items.map(({ words }) => {
    const needs = SWATCH + words.length * LETTER
    if (x > 0 && x + needs > width) {
      x = 0
      y += ROW
    }
    const place = { x, y }
    x += needs + GAP
    return place
  })
  return { places, height: items.length === 0 ? 0 : y + ROW }
}

/** What fillings and lines of a drawing mean; a part of it, so that it stands in pictures of it too. */
export function Legend({ name, items, width, top }: { name: string; items: readonly LegendItem[]; width: number; top: number }) {
  const { places } = legendPlaces(items, width)
  return (
    <g>
      {items.map(({ key, words, look, dashes, tone }, at) => {
        const { x = 0, y = 0 } = places[at] ?? {}
        const middle = top + y + ROW / 2
        return (
          <g key={key}>
            {look && <rect x={x + 0.5} y={middle - 5} width={13} height={10} {...filled(name, look)} />}
            {tone !== undefined && (
              <line
                x1={x}
                x2={x + 15}
                y1={middle}
                y2={middle}
                strokeDasharray={dashes}
                style={{ stroke: tone, strokeWidth: 2 }}
              />
            )}
            <text className={`${classes.small} ${classes.start}`} x={x + SWATCH} y={middle}>
              {words}
            </text>
          </g>
        )
      })}
    </g>
  )
}
