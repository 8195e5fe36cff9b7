import { LIGHT_VARIABLES } from '../kit'

/** What a drawing looks like by its style sheet, which a file of its own doesn't have. */
const PROPERTIES = [
  'fill',
  'fill-opacity',
  'stroke',
  'stroke-width',
  'stroke-dasharray',
  'stroke-linecap',
  'stroke-linejoin',
  'opacity',
  'font-family',
  'font-size',
  'font-weight',
  'font-variant-numeric',
  'text-anchor',
  'dominant-baseline',
] as const

/** Pixels around a drawing, and of its heading. */
const MARGIN = 16
const HEADING = 15
const HEADING_LINE = 20
const ABOUT = 12
const ABOUT_LINE = 16

/** A file has no fonts of ours: the reader's own, which look the same everywhere where they are Inter. */
const FONTS = "Inter, system-ui, -apple-system, 'Segoe UI', sans-serif"

/** A drawing that needs nothing beside itself. */
export type DrawingFile = { text: string; width: number; height: number }

/**
 * A drawing as an SVG that stands for itself, under its title, on the ground that it is made for.
 * @param scheme `light`: the colours for paper, whatever is shown; `shown`: those that it is shown in
 * @param title written above it
 * @param about what it says in short, under the title; empty: nothing
 */
export function drawingFile(svg: SVGSVGElement, title: string, scheme: 'light' | 'shown', about = ''): DrawingFile {
  const { width, height } = svg.getBoundingClientRect()
  const { copy, ground, ink } = scheme === 'shown' ? resolved(svg, svg) : onPaper(svg, resolved)
  const lines = linesOf(title, width, `600 ${HEADING}px ${FONTS}`)
  const aboutLines = about === '' ? [] : linesOf(about, width, `400 ${ABOUT}px ${FONTS}`)
  const under = MARGIN + lines.length * HEADING_LINE
  const top = under + aboutLines.length * ABOUT_LINE + 8
  const [fullWidth, fullHeight] = [width + 2 * MARGIN, top + height + MARGIN]
  const file = document.createElementNS(SVG, 'svg')
  setAll(file, { viewBox: `0 0 ${fullWidth} ${fullHeight}`, width: fullWidth, height: fullHeight, 'font-family': FONTS })
  const name = file.appendChild(document.createElementNS(SVG, 'title'))
  name.textContent = title
  setAll(file.appendChild(document.createElementNS(SVG, 'rect')), { width: fullWidth, height: fullHeight, fill: ground })
  lines.forEach((line, at) => {
    const words = file.appendChild(document.createElementNS(SVG, 'text'))
    setAll(words, { x: MARGIN, y: MARGIN + at * HEADING_LINE + HEADING, fill: ink, 'font-size': HEADING, 'font-weight': 600 })
    words.textContent = line
  })
  aboutLines.forEach((line, at) => {
    const words = file.appendChild(document.createElementNS(SVG, 'text'))
    setAll(words, { x: MARGIN, y: under + at * ABOUT_LINE + ABOUT, fill: ink, 'font-size': ABOUT })
    words.textContent = line
  })
  setAll(copy, { x: MARGIN, y: top, width, height })
  file.appendChild(copy)
  return { text: new XMLSerializer().serializeToString(file), width: fullWidth, height: fullHeight }
}

const SVG = 'http://www.w3.org/2000/svg'

function setAll(element: Element, attributes: Record<string, string | number>): void {
  for (const [name, value] of Object.entries(attributes)) element.setAttribute(name, String(value))
}

type Resolved = { copy: SVGSVGElement; ground: string; ink: string }

/** A copy whose look stands in its attributes. @param shown is in the page, and says how it looks */
function resolved(svg: SVGSVGElement, shown: SVGSVGElement): Resolved {
  const copy = svg.cloneNode(true) as SVGSVGElement
  const elements = [shown, ...shown.querySelectorAll<SVGElement>('*')]
  const copies = [copy, ...copy.querySelectorAll<SVGElement>('*')]
  elements.forEach((element, at) => {
    const look = getComputedStyle(element)
    for (const property of PROPERTIES) {
      copies[at]?.setAttribute(property, property === 'font-family' ? FONTS : look.getPropertyValue(property))
    }
    for (const name of ['class', 'style', 'tabindex']) copies[at]?.removeAttribute(name)
  })
  // What is only there for a pointer or a key is no part of the picture.
  for (const extra of copy.querySelectorAll('[data-unsaved]')) extra.remove()
  const style = getComputedStyle(shown)
  return { copy, ground: style.getPropertyValue('--assay-surface'), ink: style.getPropertyValue('--assay-ink') }
}

/** Has a drawing looked at as if it were shown in the light scheme. */
export function onPaper<Seen>(svg: SVGSVGElement, look: (svg: SVGSVGElement, shown: SVGSVGElement) => Seen): Seen {
  const ground = document.createElement('div')
  for (const [name, value] of Object.entries(LIGHT_VARIABLES)) ground.style.setProperty(name, value)
  // In the page, or it would have no look; beyond its edge, so that nobody sees it.
  Object.assign(ground.style, { position: 'fixed', left: '-20000px', top: '0', width: `${svg.getBoundingClientRect().width}px` })
  ground.inert = true
  const shown = ground.appendChild(svg.cloneNode(true) as SVGSVGElement)
  document.body.append(ground)
  try {
    return look(svg, shown)
  } finally {
    ground.remove()
  }
}

function linesOf(text: string, width: number, font: string): string[] {
  const context = document.createElement('canvas').getContext('2d')
  if (!context) return [text]
  context.font = font
  const lines: string[] = []
  for (const word of text.split(' ')) {
    const longer = lines.length === 0 ? word : `${lines.at(-1)} ${word}`
    if (lines.length > 0 && context.measureText(longer).width <= width) lines[lines.length - 1] = longer
    else lines.push(word)
  }
  return lines
}
