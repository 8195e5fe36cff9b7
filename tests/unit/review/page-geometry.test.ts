import fc from 'fast-check'
import { describe, expect, test } from 'vitest'
import { boxOnPage, pageRectangle, turn } from '../../../renderer/review/annotations/anchoring/page-geometry'

const A4 = { width: 595.28, height: 841.89 }
const rectangle = { left: 72, top: 100, width: 200, height: 20 }

describe('a rectangle on a page', () => {
  test('is measured from the top left where the page is upright', () => {
    const box = boxOnPage(rectangle, { ...A4, rotation: 0 })
    expect(box.x).toBeCloseTo(72 / A4.width)
    expect(box.y).toBeCloseTo(100 / A4.height)
  })

  test('goes from the top left to the top right where the page is turned clockwise', () => {
    const box = boxOnPage(rectangle, { ...A4, rotation: 90 })
    // Turned, the page is 841.89 wide: what was 100 points below the top is now 100 points left of the right edge.
    expect(box.x).toBeCloseTo(1 - 120 / A4.height)
    expect(box.y).toBeCloseTo(72 / A4.width)
    expect(box.width).toBeCloseTo(20 / A4.height)
  })

  test('is the same after being shown at any turn and read back', () => {
    const number = fc.double({ min: 0, max: 500, noNaN: true })
    fc.assert(
      fc.property(fc.constantFrom(0, 90, 180, 270), number, number, number, number, (rotation, left, top, width, height) => {
        const page = { ...A4, rotation }
        const back = pageRectangle(boxOnPage({ left, top, width, height }, page), page)
        expect(back.left).toBeCloseTo(left, 6)
        expect(back.top).toBeCloseTo(top, 6)
        expect(back.width).toBeCloseTo(width, 6)
        expect(back.height).toBeCloseTo(height, 6)
      }),
    )
  })

  test('four quarter turns are none', () => {
    const box = { x: 0.1, y: 0.2, width: 0.3, height: 0.05 }
    const around = [90, 90, 90, 90].reduce(turn, box)
    for (const side of ['x', 'y', 'width', 'height'] as const) expect(around[side]).toBeCloseTo(box[side])
  })
})
