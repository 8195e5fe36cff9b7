import { drawBars } from './bars.mjs'
import { drawDots } from './dots.mjs'
import { drawFlow } from './flow.mjs'
import { drawHeat } from './heat.mjs'
import { drawLines } from './lines.mjs'
import { title } from './scale.mjs'

const DRAWERS = { bars: drawBars, dots: drawDots, flow: drawFlow, heat: drawHeat, lines: drawLines, panels: drawPanels }

/** Charts side by side in one figure, each with its own title. */
function drawPanels(sheet, { panels }, box) {
  const gap = 22
  const width = (box.width - gap * (panels.length - 1)) / panels.length
  panels.forEach((panel, at) => drawChart(sheet, panel, { ...box, x: box.x + at * (width + gap), width }))
}

/** Draws a chart (`spec.type`) as vectors and real text into a box on the current page. */
export function drawChart(sheet, spec, box) {
  const draw = DRAWERS[spec.type]
  if (!draw) throw new Error(`there is no chart of type "${spec.type}"`)
  const below = spec.title ? title(sheet, spec.title, box) : 0
  draw(sheet, spec, { ...box, y: box.y + below, height: box.height - below })
}
