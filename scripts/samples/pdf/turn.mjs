import { degrees, PDFDocument } from 'pdf-lib'

/** How a page's content is laid so that it stands upright once a reader has turned the page by the same angle. */
const LAID = {
  90: ({ height }) => `q 0 1 -1 0 ${height} 0 cm`,
  180: ({ width, height }) => `q -1 0 0 -1 ${width} ${height} cm`,
  270: ({ width }) => `q 0 -1 1 0 0 ${width} cm`,
}

/**
 * Turns pages as office software and scanners do: the content lies on its side, and the page says by how much to turn it back.
 * @param angles one for each page, clockwise
 */
export async function turnPages(bytes, angles) {
  const pdf = await PDFDocument.load(bytes, { updateMetadata: false })
  pdf.getPages().forEach((page, at) => {
    const angle = angles[at] ?? 0
    const laid = LAID[angle]
    if (!laid) return
    const { width, height } = page.getSize()
    const { context } = pdf
    const stream = (operators) => context.register(context.stream(operators))
    page.node.normalize()
    page.node.wrapContentStreams(stream(laid({ width, height })), stream('Q'))
    if (angle !== 180) page.setMediaBox(0, 0, height, width)
    page.setRotation(degrees(angle))
  })
  return Buffer.from(await pdf.save({ useObjectStreams: false }))
}
