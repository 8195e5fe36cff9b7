import type { Box } from '../anchoring/page-geometry'

/** A size in CSS pixels. */
export type Size = { width: number; height: number }

/** Which sides of a box a handle pulls: "n", "ne", "e" … as on a map. */
export const EDGES = ['n', 'ne', 'e', 'se', 's', 'sw', 'w', 'nw'] as const
export type Edge = (typeof EDGES)[number]

/** Least size of an area in CSS pixels; less is a slip of the hand. */
export const LEAST_SIZE = 5

/** Direction of an arrow key. */
export const KEY_STEPS: Readonly<Record<string, { x: number; y: number } | undefined>> = {
  ArrowLeft: { x: -1, y: 0 },
  ArrowRight: { x: 1, y: 0 },
  ArrowUp: { x: 0, y: -1 },
  ArrowDown: { x: 0, y: 1 },
}

/** The box moved by pixels of a surface, kept within it. */
export function moveBox(box: Box, by: { x: number; y: number }, surface: Size): Box {
  return {
    ...box,
    x: clamp(box.x + by.x / surface.width, 0, 1 - box.width),
    y: clamp(box.y + by.y / surface.height, 0, 1 - box.height),
  }
}

/** The box with some of its sides pulled by pixels of a surface: within it, never smaller than an area may be, never turned over. */
export function pullBox(box: Box, edge: Edge, by: { x: number; y: number }, surface: Size): Box {
  const least = { width: LEAST_SIZE / surface.width, height: LEAST_SIZE / surface.height }
  const left = edge.includes('w') ? clamp(box.x + by.x / surface.width, 0, box.x + box.width - least.width) : box.x
  const top = edge.includes('n') ? clamp(box.y + by.y / surface.height, 0, box.y + box.height - least.height) : box.y
  const right = box.x + box.width
  const bottom = box.y + box.height
  const newRight = edge.includes('e') ? clamp(right + by.x / surface.width, left + least.width, 1) : right
  const newBottom = edge.includes('s') ? clamp(bottom + by.y / surface.height, top + least.height, 1) : bottom
  return { x: left, y: top, width: newRight - left, height: newBottom - top }
}

function clamp(value: number, low: number, high: number): number {
  return Math.min(Math.max(value, low), Math.max(low, high))
}
