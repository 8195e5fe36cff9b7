import type { Rectangle } from 'electron'
import { z } from 'zod'

export const WindowStateSchema = z.object({
  bounds: z.object({ x: z.int(), y: z.int(), width: z.int().positive(), height: z.int().positive() }),
  isMaximized: z.boolean(),
})
export type WindowState = z.infer<typeof WindowStateSchema>

export const MINIMUM_SIZE = { width: 720, height: 520 }
const PREFERRED_SIZE = { width: 1440, height: 900 }
/** So much of a window must be on a display for a person to get hold of it. */
const VISIBLE_PIXELS = 64

/**
 * Where a window opens: where it was, unless the display that it was on is gone.
 * @param workAreas of the displays, the primary one first; in device-independent pixels
 */
export function placeWindow(remembered: WindowState | null, workAreas: readonly Rectangle[]): Rectangle {
  const primary = workAreas[0] ?? { x: 0, y: 0, ...PREFERRED_SIZE }
  const bounds = remembered?.bounds
  if (bounds !== undefined && workAreas.some((area) => isReachable(bounds, area))) {
    return { ...bounds, width: Math.max(bounds.width, MINIMUM_SIZE.width), height: Math.max(bounds.height, MINIMUM_SIZE.height) }
  }
  const width = Math.min(PREFERRED_SIZE.width, primary.width)
  const height = Math.min(PREFERRED_SIZE.height, primary.height)
  return {
    x: primary.x + Math.round((primary.width - width) / 2),
    y: primary.y + Math.round((primary.height - height) / 2),
    width,
    height,
  }
}

/** Its title bar can be reached: the top edge lies in the area, and enough of its width. */
function isReachable(bounds: Rectangle, area: Rectangle): boolean {
  const visibleWidth = Math.min(bounds.x + bounds.width, area.x + area.width) - Math.max(bounds.x, area.x)
  const isTopInside = bounds.y >= area.y && bounds.y <= area.y + area.height - VISIBLE_PIXELS
  return isTopInside && visibleWidth >= VISIBLE_PIXELS
}
