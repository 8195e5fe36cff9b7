import { drawingFile } from './drawing-file'

/** Twice as many pixels as on the screen, so that it is sharp in print. */
const SCALE = 2

/**
 * A drawing as a PNG, in the colours that it is shown in, on the ground that it stands on.
 * @param title written above it
 * @param about under the title; empty: nothing
 * @throws where the browser can't draw it
 */
export async function pictureOf(svg: SVGSVGElement, title: string, about = ''): Promise<Uint8Array<ArrayBuffer>> {
  const { text, width, height } = drawingFile(svg, title, 'shown', about)
  const image = new Image()
  image.src = `data:image/svg+xml;charset=utf-8,${encodeURIComponent(text)}`
  await image.decode()
  const canvas = document.createElement('canvas')
  canvas.width = Math.ceil(width * SCALE)
  canvas.height = Math.ceil(height * SCALE)
  const context = canvas.getContext('2d')
  if (!context) throw new Error('There is no canvas to draw on.')
  context.drawImage(image, 0, 0, canvas.width, canvas.height)
  const blob = await new Promise<Blob | null>((done) => canvas.toBlob(done, 'image/png'))
  if (!blob) throw new Error('The picture could not be encoded.')
  return new Uint8Array(await blob.arrayBuffer())
}
