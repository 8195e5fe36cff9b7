import { afterEach, describe, expect, test } from 'vitest'
import { userEvent } from 'vitest/browser'
import { formatRegion, parseAll, parseRegion } from '../../../shared/domain'
import { annotationOn, drag, evidenceItem, showViewer, type ShownViewer } from './show-viewer'

let viewer: ShownViewer
afterEach(() => viewer.close())

const item = evidenceItem({ mediaType: 'image/png' })

/** A picture of 1600 × 1000 pixels, larger than the viewer. */
async function picture(): Promise<Uint8Array> {
  const canvas = new OffscreenCanvas(1600, 1000)
  canvas.getContext('2d')?.fillRect(100, 100, 400, 300)
  return new Uint8Array(await (await canvas.convertToBlob({ type: 'image/png' })).arrayBuffer())
}

async function shown(): Promise<HTMLElement> {
  await expect
    .poll(() => viewer.element.querySelector('img')?.getBoundingClientRect().width ?? 0, { timeout: 15_000 })
    .toBeGreaterThan(100)
  return viewer.element.querySelector<HTMLElement>('img')!.parentElement!
}

const marks = () => [...viewer.element.querySelectorAll<HTMLElement>('.assay-mark')]
const press = (label: string) => viewer.element.querySelector<HTMLElement>(`[aria-label="${label}"]`)!.click()

describe('an area of a picture', () => {
  test('is stored in natural pixels, whatever the zoom', async () => {
    viewer = await showViewer(item, await picture(), { tool: 'area' })
    const surface = await shown()
    for (const zoom of ['fitting', 'larger']) {
      if (zoom === 'larger') press('Larger')
      viewer.change({ annotations: [] })
      const frame = surface.getBoundingClientRect()
      const pixel = frame.width / 1600
      drag(
        surface,
        { x: frame.left + 100 * pixel, y: frame.top + 100 * pixel },
        { x: frame.left + 500 * pixel, y: frame.top + 400 * pixel },
      )
      await expect.poll(() => viewer.annotations.length, { message: zoom }).toBe(1)
      const [region] = parseAll(viewer.annotations[0]!.selectors, parseRegion)
      for (const [side, expected] of Object.entries({ x: 100, y: 100, width: 400, height: 300 })) {
        expect(Math.abs(region![side as 'x'] - expected), `${side}, ${zoom}`).toBeLessThanOrEqual(2)
      }
    }
  })

  test('turns with the picture and stays where it was', async () => {
    const annotation = annotationOn(item, { shape: 'area', selectors: [formatRegion({ x: 0, y: 0, width: 400, height: 300 })] })
    viewer = await showViewer(item, await picture(), { annotations: [annotation] })
    await shown()
    press('Turn right')
    await expect
      .poll(() => {
        const surface = viewer.element.querySelector('img')!.parentElement!.getBoundingClientRect()
        const mark = marks()[0]!.getBoundingClientRect()
        return [surface.height > surface.width, Math.abs(surface.right - mark.right) < 3, Math.abs(surface.top - mark.top) < 3]
      })
      .toEqual([true, true, true])
  })

  test('is drawn on a turned picture where it is on the upright one', async () => {
    viewer = await showViewer(item, await picture(), { tool: 'area' })
    const surface = await shown()
    press('Turn right')
    await expect.poll(() => surface.getBoundingClientRect().height > surface.getBoundingClientRect().width).toBe(true)
    const frame = surface.getBoundingClientRect()
    const pixel = frame.height / 1600
    drag(surface, { x: frame.right - 1, y: frame.top + 1 }, { x: frame.right - 300 * pixel, y: frame.top + 400 * pixel })
    await expect.poll(() => viewer.annotations.length).toBe(1)
    const [region] = parseAll(viewer.annotations[0]!.selectors, parseRegion)
    expect(Math.abs(region!.width - 400)).toBeLessThan(6)
    expect(Math.abs(region!.height - 300)).toBeLessThan(6)
    expect(region!.x + region!.y).toBeLessThan(10)
  })

  test('is activated by a click, and shows its criterion', async () => {
    const annotation = annotationOn(item, {
      shape: 'area',
      selectors: [formatRegion({ x: 400, y: 300, width: 400, height: 300 })],
    })
    viewer = await showViewer(item, await picture(), { annotations: [annotation] })
    await shown()
    await expect.poll(() => marks()[0]?.textContent).toBe('C2')
    const { left, top, width, height } = marks()[0]!.getBoundingClientRect()
    await userEvent.click(viewer.element.querySelector('img')!.parentElement!, {
      position: {
        x: left + width / 2 - viewer.element.querySelector('img')!.getBoundingClientRect().left,
        y: top + height / 2 - viewer.element.querySelector('img')!.getBoundingClientRect().top,
      },
    })
    expect(viewer.activeId).toBe(annotation.id)
  })
})

test('a point is a region without size', async () => {
  viewer = await showViewer(item, await picture(), { tool: 'pin' })
  const surface = await shown()
  const frame = surface.getBoundingClientRect()
  drag(surface, { x: frame.left + frame.width / 2, y: frame.top + frame.height / 2 }, { x: frame.left + 300, y: frame.top + 300 })
  await expect.poll(() => viewer.annotations.map(({ shape }) => shape)).toEqual(['pin'])
  const [region] = parseAll(viewer.annotations[0]!.selectors, parseRegion)
  expect(region).toMatchObject({ width: 0, height: 0 })
  expect(Math.abs(region!.x - 800)).toBeLessThan(3)
})

test('a picture that is broken says so', async () => {
  viewer = await showViewer(item, (await picture()).slice(0, 20))
  await expect
    .poll(() => viewer.element.querySelector('[role="alert"]')?.textContent ?? '')
    .toContain("This picture can't be shown")
})

test('a drawing with a script in it is only a picture', async () => {
  const drawing = `<svg xmlns="http://www.w3.org/2000/svg" width="200" height="100" onload="top.harmed = 1"><script>top.harmed = 1</script><rect width="50" height="50"/></svg>`
  viewer = await showViewer(evidenceItem({ mediaType: 'image/svg+xml' }), new TextEncoder().encode(drawing))
  await shown()
  expect('harmed' in window).toBe(false)
})
