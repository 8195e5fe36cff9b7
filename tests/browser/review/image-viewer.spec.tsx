import { afterEach, describe, expect, test, vi } from 'vitest'
import { userEvent } from 'vitest/browser'
import { formatRegion, parseAll, parseRegion } from '../../../shared/domain'
import { barriersIn, inDark } from './barriers'
import { animation, claimToBe, picture, uprightPhotograph } from './image-files'
import { annotationOn, drag, evidenceItem, showViewer, type ShownViewer } from './show-viewer'

let viewer: ShownViewer
afterEach(() => viewer.close())

const item = evidenceItem({ mediaType: 'image/png' })

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

describe('an area that is active', () => {
  const area = () => annotationOn(item, { shape: 'area', selectors: [formatRegion({ x: 400, y: 300, width: 400, height: 300 })] })
  const frame = () =>
    vi.waitFor(() => {
      const found = viewer.element.querySelector<HTMLElement>('.assay-editing')
      if (!found) throw new Error('no frame')
      return found
    })
  const regionNow = () => parseAll(viewer.annotations[0]!.selectors, parseRegion)[0]!

  test('is pulled to another place, and keeps its size', async () => {
    const annotation = area()
    viewer = await showViewer(item, await picture(), { annotations: [annotation], activeId: annotation.id })
    const pixel = (await shown()).getBoundingClientRect().width / 1600
    const { left, top, width, height } = (await frame()).getBoundingClientRect()
    const from = { x: left + width / 2, y: top + height / 2 }
    drag(await frame(), from, { x: from.x + 100 * pixel, y: from.y - 50 * pixel })
    await expect.poll(() => regionNow().x).toBe(500)
    expect(regionNow()).toMatchObject({ y: 250, width: 400, height: 300 })
    expect(viewer.activeId).toBe(annotation.id)
  })

  test('is sized by its corner, on a turned picture too', async () => {
    const annotation = area()
    viewer = await showViewer(item, await picture(), { annotations: [annotation], activeId: annotation.id })
    const surface = await shown()
    press('Turn right')
    await expect.poll(() => surface.getBoundingClientRect().height > surface.getBoundingClientRect().width).toBe(true)
    const pixel = surface.getBoundingClientRect().height / 1600
    const corner = (await frame()).querySelector('[data-edge="ne"]')!
    const { left, top, width, height } = corner.getBoundingClientRect()
    const from = { x: left + width / 2, y: top + height / 2 }
    drag(corner, from, { x: from.x + 60 * pixel, y: from.y - 80 * pixel })
    // The upper right corner of what is seen is the upper left one of the picture.
    await expect.poll(() => regionNow().x).toBe(320)
    expect(regionNow()).toMatchObject({ y: 240, width: 480, height: 360 })
  })

  test('is moved and sized with the keys, as one change when they rest', async () => {
    const annotation = area()
    viewer = await showViewer(item, await picture(), { annotations: [annotation], activeId: annotation.id })
    const pixel = (await shown()).getBoundingClientRect().width / 1600
    await frame()
    await userEvent.keyboard('{Shift>}a{/Shift}')
    await expect.poll(() => document.activeElement?.className).toBe('assay-editing')
    await userEvent.keyboard('{ArrowRight}{ArrowRight}{Shift>}{ArrowDown}{/Shift}')
    expect(regionNow()).toMatchObject({ x: 400, height: 300 })
    await expect.poll(() => regionNow().x).toBe(Math.round(400 + 8 / pixel))
    expect(regionNow()).toMatchObject({ y: 300, width: 400, height: Math.round(300 + 4 / pixel) })
    expect(viewer.retargeted).toEqual([annotation.id])
  })

  test('goes back to where it was with Escape', async () => {
    const annotation = area()
    viewer = await showViewer(item, await picture(), { annotations: [annotation], activeId: annotation.id })
    await shown()
    const editing = await frame()
    const before = editing.getBoundingClientRect().x
    editing.focus()
    await userEvent.keyboard('{ArrowRight}{ArrowRight}')
    expect(editing.getBoundingClientRect().x).toBeGreaterThan(before)
    await userEvent.keyboard('{Escape}')
    expect(editing.getBoundingClientRect().x).toBeCloseTo(before, 1)
    viewer.change({ activeId: null })
    expect(regionNow().x).toBe(400)
  })

  test('has no handles where the work was sent', async () => {
    const annotation = area()
    viewer = await showViewer(item, await picture(), { annotations: [annotation], activeId: annotation.id, isReadOnly: true })
    await shown()
    await expect.poll(() => marks().length).toBe(1)
    expect(viewer.element.querySelector('.assay-editing')).toBeNull()
  })
})

test('an area on a photograph that was taken upright lies where it is seen', async () => {
  const dark = annotationOn(item, { shape: 'area', selectors: [formatRegion({ x: 0, y: 0, width: 200, height: 200 })] })
  viewer = await showViewer(evidenceItem({ mediaType: 'image/jpeg' }), await uprightPhotograph(), { annotations: [dark] })
  const surface = (await shown()).getBoundingClientRect()
  expect(surface.height / surface.width).toBeCloseTo(2, 1)
  const mark = marks()[0]!.getBoundingClientRect()
  expect([mark.top - surface.top, mark.bottom - surface.top].map((side) => Math.round((side / surface.height) * 10))).toEqual([
    0, 5,
  ])
  const canvas = new OffscreenCanvas(200, 400)
  const context = canvas.getContext('2d')!
  context.drawImage(viewer.element.querySelector('img')!, 0, 0, 200, 400)
  const brightness = (y: number) => context.getImageData(100, y, 1, 1).data[0]!
  expect([brightness(100) < 50, brightness(300) > 200]).toEqual([true, true])
})

test('what lies under the pointer stays there while the wheel enlarges the picture', async () => {
  viewer = await showViewer(item, await picture())
  const surface = await shown()
  const room = surface.parentElement!.getBoundingClientRect()
  const at = { x: room.left + 0.3 * room.width, y: room.top + 0.6 * room.height }
  const shareAt = () => {
    const { left, top, width, height } = surface.getBoundingClientRect()
    return [(at.x - left) / width, (at.y - top) / height]
  }
  const before = { share: shareAt(), width: surface.getBoundingClientRect().width }
  for (let turn = 0; turn < 6; turn++) {
    const wheel = { bubbles: true, cancelable: true, ctrlKey: true, deltaY: -120, clientX: at.x, clientY: at.y }
    expect(surface.dispatchEvent(new WheelEvent('wheel', wheel))).toBe(false)
    await new Promise(requestAnimationFrame)
  }
  await expect.poll(() => surface.getBoundingClientRect().width).toBeGreaterThan(3 * before.width)
  shareAt().forEach((share, side) => expect(share).toBeCloseTo(before.share[side]!, 2))
})

test('the space bar pulls the picture while an area could be drawn', async () => {
  viewer = await showViewer(item, await picture(), { tool: 'area' })
  const surface = await shown()
  for (let step = 0; step < 6; step++) press('Larger')
  const container = surface.parentElement!
  await expect.poll(() => container.scrollWidth).toBeGreaterThan(container.clientWidth + 200)
  container.focus()
  const before = container.scrollLeft
  await userEvent.keyboard('{ >}')
  await expect.poll(() => container.dataset.tool).toBe('select')
  const { left, top } = container.getBoundingClientRect()
  drag(surface, { x: left + 300, y: top + 200 }, { x: left + 200, y: top + 200 })
  await userEvent.keyboard('{/ }')
  expect(container.scrollLeft).toBe(before + 100)
  expect(viewer.annotations).toEqual([])
})

test('a picture that moves can be stopped', async () => {
  viewer = await showViewer(evidenceItem({ mediaType: 'image/gif' }), animation())
  await expect.poll(() => viewer.element.querySelector('[aria-label="Stop the movement"]'), { timeout: 15_000 }).not.toBeNull()
  press('Stop the movement')
  await expect.poll(() => viewer.element.querySelector('canvas[role="img"]')?.getAttribute('aria-label')).toBe(item.title)
  expect(viewer.element.querySelector('img')).toBeNull()
})

test('turning and size are remembered', async () => {
  viewer = await showViewer(item, await picture(), { reading: { rotation: 90, zoom: '0.5' } })
  const surface = (await shown()).getBoundingClientRect()
  expect([surface.width, surface.height]).toEqual([500, 800])
  await userEvent.keyboard('{Shift>}r{/Shift}')
  await expect.poll(() => viewer.calls.onReading.mock.lastCall?.[0], { timeout: 5000 }).toMatchObject({ rotation: 180 })
})

test.each([
  ['is broken', async () => (await picture()).slice(0, 20), "This picture can't be shown"],
  ['is empty', async () => new Uint8Array(), 'This picture is empty'],
  ['claims to be larger than memory', async () => claimToBe(50_000, 50_000), 'It claims to be 50,000 × 50,000 pixels'],
])('a picture that %s says so, offers a copy and nothing to mark', async (_, make, words) => {
  viewer = await showViewer(item, await make())
  await expect.poll(() => viewer.element.textContent, { timeout: 15_000 }).toContain(words)
  expect(viewer.element.querySelector('img')).toBeNull()
  const save = [...viewer.element.querySelectorAll('button')].find((button) => button.textContent === 'Save a copy')
  save?.click()
  expect(viewer.calls.onSaveCopy).toHaveBeenCalledTimes(1)
  expect(viewer.offered).toEqual([])
})

test('a drawing with a script in it is only a picture', async () => {
  const drawing = `<svg xmlns="http://www.w3.org/2000/svg" width="200" height="100" onload="top.harmed = 1"><script>top.harmed = 1</script><rect width="50" height="50"/></svg>`
  viewer = await showViewer(evidenceItem({ mediaType: 'image/svg+xml' }), new TextEncoder().encode(drawing))
  await shown()
  expect('harmed' in window).toBe(false)
})

test('a pin is set by its keys wherever the focus was', async () => {
  viewer = await showViewer(item, await picture())
  await shown()
  viewer.element.querySelector<HTMLElement>('[aria-label="Larger"]')?.focus()
  await userEvent.keyboard('p{Enter}{ArrowDown}{Enter}')
  await expect.poll(() => viewer.annotations.map(({ shape }) => shape)).toEqual(['pin'])
})

test.each(['light', 'dark'])('a picture with its areas keeps nobody out, in the %s scheme', async (scheme) => {
  const annotation = annotationOn(item, { shape: 'area', selectors: [formatRegion({ x: 400, y: 300, width: 400, height: 300 })] })
  viewer = await showViewer(item, await picture(), { annotations: [annotation], activeId: annotation.id })
  await shown()
  await expect.poll(() => viewer.element.querySelector('.assay-editing')).not.toBeNull()
  const back = scheme === 'dark' ? inDark() : () => {}
  const found = await barriersIn(viewer.element)
  back()
  expect(found).toEqual([])
})
