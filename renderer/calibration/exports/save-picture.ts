/** What a drawing looks like by its style sheet, which a file of its own doesn't have. */
const PROPERTIES = [
  'fill',
  'fill-opacity',
  'stroke',
  'stroke-width',
  'stroke-dasharray',
  'opacity',
  'font-family',
  'font-size',
  'font-weight',
  'text-anchor',
  'dominant-baseline',
] as const

/** Twice as many pixels as on the screen, so that it is sharp in print. */
const SCALE = 2
const MARGIN = 16

/**
 * A drawing as a PNG, in the colours that it is shown in, on the ground that it stands on.
 * @param title written above it
 * @throws where the browser can't draw it
 */
export async function pictureOf(svg: SVGSVGElement, title: string): Promise<Uint8Array<ArrayBuffer>> {
  const { width, height } = svg.getBoundingClientRect()
  const style = getComputedStyle(svg)
  const drawing = svg.cloneNode(true) as SVGSVGElement
  const shown = [svg, ...svg.querySelectorAll<SVGElement>('*')]
  const copies = [drawing, ...drawing.querySelectorAll<SVGElement>('*')]
  shown.forEach((element, at) => {
    const look = getComputedStyle(element)
    for (const property of PROPERTIES) copies[at]?.setAttribute(property, look.getPropertyValue(property))
  })
  drawing.setAttribute('xmlns', 'http://www.w3.org/2000/svg')
  drawing.setAttribute('width', String(width))
  drawing.setAttribute('height', String(height))
  const image = new Image()
  image.src = `data:image/svg+xml;charset=utf-8,${encodeURIComponent(new XMLSerializer().serializeToString(drawing))}`
  await image.decode()
  const canvas = document.createElement('canvas')
  const heading = 28
  canvas.width = Math.ceil((width + 2 * MARGIN) * SCALE)
  canvas.height = Math.ceil((height + heading + 2 * MARGIN) * SCALE)
  const context = canvas.getContext('2d')
  if (!context) throw new Error('There is no canvas to draw on.')
  context.scale(SCALE, SCALE)
  context.fillStyle = style.getPropertyValue('--assay-surface')
  context.fillRect(0, 0, canvas.width, canvas.height)
  context.fillStyle = style.getPropertyValue('--assay-ink')
  context.font = `600 15px ${style.fontFamily}`
  context.fillText(title, MARGIN, MARGIN + 14)
  context.drawImage(image, MARGIN, MARGIN + heading, width, height)
  const blob = await new Promise<Blob | null>((done) => canvas.toBlob(done, 'image/png'))
  if (!blob) throw new Error('The picture could not be encoded.')
  return new Uint8Array(await blob.arrayBuffer())
}
