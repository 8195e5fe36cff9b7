/**
 * Drawings (SVG) of strangers as pictures. A picture's document runs no script and loads nothing; what could try is taken out
 * all the same, and so is what could keep the renderer busy for ever.
 */

const ELEMENTS = new Set(
  (
    'svg g path rect circle ellipse line polyline polygon text tspan textPath defs linearGradient radialGradient stop clipPath mask ' +
    'pattern marker symbol use title desc style image'
  ).split(' '),
)
const EMBEDDED_RASTER = /^data:image\/(?:png|jpeg|gif|webp);base64,/i
/** An address in a property that leads out of the drawing. */
const OUTSIDE_URL = /url\(\s*(?!["']?#)[^)]*\)?/gi
const AT_IMPORT = /@import[^;]*;?/gi
/** Uses of uses multiply; more elements than that are nobody's chart. */
const MOST_ELEMENTS = 50_000
const MOST_CHARACTERS = 4_000_000

/**
 * @param styles rules of the page that the drawing stands in.
 * @returns a `data:` address of the drawing; null where it is too large to be shown.
 */
export function safeDrawing(drawing: Element, styles: string): string | null {
  const copy = drawing.cloneNode(true) as Element
  for (const element of [copy, ...copy.querySelectorAll('*')]) cleanElement(element)
  if (expandedSize(copy) > MOST_ELEMENTS) return null
  if (styles !== '') {
    const rules = copy.ownerDocument.createElementNS(SVG, 'style')
    rules.textContent = cleanStyles(styles)
    copy.prepend(rules)
  }
  if (!copy.hasAttribute('viewBox') && !copy.hasAttribute('height')) copy.setAttribute('height', '150')
  const written = new XMLSerializer().serializeToString(copy)
  return written.length > MOST_CHARACTERS ? null : `data:image/svg+xml,${encodeURIComponent(written)}`
}

const SVG = 'http://www.w3.org/2000/svg'

function cleanElement(element: Element): void {
  if (element.namespaceURI !== SVG || !ELEMENTS.has(element.localName)) return element.remove()
  if (element.localName === 'style') element.textContent = cleanStyles(element.textContent ?? '')
  for (const { name, value } of [...element.attributes]) {
    if (/^on/i.test(name)) element.removeAttribute(name)
    else if (/(?:^|:)href$/i.test(name)) {
      const isInside = value.startsWith('#') || (element.localName === 'image' && EMBEDDED_RASTER.test(value))
      if (!isInside) element.removeAttribute(name)
    } else if (name !== 'xmlns' && /url\(|@import|javascript:/i.test(value)) element.setAttribute(name, cleanStyles(value))
  }
}

function cleanStyles(rules: string): string {
  return rules.replace(AT_IMPORT, '').replace(OUTSIDE_URL, 'none')
}

/** How many elements are drawn once every `use` stands for what it uses; infinite where one uses itself. */
function expandedSize(drawing: Element): number {
  const known = new Map<Element, number>()
  const open = new Set<Element>()
  const sizeOf = (element: Element): number => {
    const before = known.get(element)
    if (before !== undefined) return before
    if (open.has(element)) return Number.POSITIVE_INFINITY
    open.add(element)
    let size = 1
    for (const child of element.children) size += sizeOf(child)
    if (element.localName === 'use') {
      const name = (element.getAttribute('href') ?? element.getAttribute('xlink:href') ?? '').slice(1)
      const used = name === '' ? null : drawing.querySelector(`#${CSS.escape(name)}`)
      if (used) size += sizeOf(used)
    }
    open.delete(element)
    known.set(element, size)
    return size
  }
  return sizeOf(drawing)
}
