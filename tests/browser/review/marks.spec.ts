import { afterEach, expect, test } from 'vitest'
import { page } from 'vitest/browser'
import { MarkLayer } from '../../../renderer/review/annotations/layers/mark-layer'
import '../../../renderer/review/annotations/layers/marks.css'

const SHEET = { width: 200, height: 80 }
/** Away from the mark, and on its edge. */
const GROUND = { x: 10, y: 10 }
const EDGE = { x: 100, y: 19 }

afterEach(() => document.body.replaceChildren())

/** How light the picture of a marked sheet is at some places, from 0 to 255. */
async function lightness(ground: string, places: { x: number; y: number }[]) {
  const sheet = document.createElement('div')
  sheet.style.cssText = `position: relative; isolation: isolate; width: ${SHEET.width}px; height: ${SHEET.height}px; background: ${ground};
    --assay-page: #fff; --assay-criterion-1-ink: #845a12; --assay-criterion-1-mark: rgb(232 184 72 / 42%)`
  const layer = new MarkLayer(document)
  sheet.append(layer.element)
  document.body.append(sheet)
  const boxes = [{ x: 0.25, y: 0.25, width: 0.5, height: 0.5 }]
  const shape = 'highlight' as const
  const mark = { annotationId: 'a', shape, boxes, criterionIndex: 0, code: null, isActive: false, isUncertain: false }
  layer.draw([mark])
  const taken = await page.screenshot({ element: sheet, save: false })
  const picture = await createImageBitmap(await (await fetch(`data:image/png;base64,${taken}`)).blob())
  const canvas = new OffscreenCanvas(picture.width, picture.height).getContext('2d')!
  canvas.drawImage(picture, 0, 0)
  const scale = picture.width / SHEET.width
  return places.map(({ x, y }) => {
    const [red = 0, green = 0, blue = 0] = canvas.getImageData(Math.floor(x * scale), Math.floor(y * scale), 1, 1).data
    return 0.2126 * red + 0.7152 * green + 0.0722 * blue
  })
}

test('a highlight has a light edge that shows on dark ground and not on paper', async () => {
  for (const dark of ['rgb(166 60 32)', 'rgb(13 90 90)', 'rgb(0 0 0)']) {
    const [ground = 0, light = 0] = await lightness(dark, [GROUND, EDGE])
    expect(light, dark).toBeGreaterThan(ground + 50)
    document.body.replaceChildren()
  }
  const [, onPaper = 0] = await lightness('rgb(255 255 255)', [GROUND, EDGE])
  expect(onPaper).toBeGreaterThan(250)
})
