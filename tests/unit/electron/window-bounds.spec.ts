import { describe, expect, it } from 'vitest'
import { placeWindow } from '../../../electron/main/window-bounds'

const LAPTOP = { x: 0, y: 0, width: 1600, height: 1000 }
const SECOND = { x: 1600, y: 0, width: 2000, height: 1200 }
const at = (x: number, y: number, width = 1200, height = 800) => ({ bounds: { x, y, width, height }, isMaximized: false })

describe('the window', () => {
  it('opens in the middle of the primary display at first', () => {
    expect(placeWindow(null, [LAPTOP])).toEqual({ x: 80, y: 50, width: 1440, height: 900 })
  })

  it('never opens larger than a small display', () => {
    expect(placeWindow(null, [{ x: 0, y: 0, width: 1280, height: 720 }])).toEqual({ x: 0, y: 0, width: 1280, height: 720 })
  })

  it('opens where it was', () => {
    expect(placeWindow(at(1700, 100), [LAPTOP, SECOND])).toEqual({ x: 1700, y: 100, width: 1200, height: 800 })
  })

  it('comes back to the primary display when its own is gone', () => {
    expect(placeWindow(at(1700, 100), [LAPTOP])).toEqual({ x: 80, y: 50, width: 1440, height: 900 })
  })

  it('comes back when its title bar could not be reached', () => {
    expect(placeWindow(at(100, -300), [LAPTOP])).toMatchObject({ x: 80, y: 50 })
    expect(placeWindow(at(-1180, 100), [LAPTOP])).toMatchObject({ x: 80, y: 50 })
  })

  it('is never smaller than the desk needs', () => {
    expect(placeWindow(at(10, 10, 100, 100), [LAPTOP])).toMatchObject({ width: 720, height: 520 })
  })
})
