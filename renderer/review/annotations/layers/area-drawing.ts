import { type Box, boxWithin } from '../anchoring/page-geometry'
import { KEY_STEPS, LEAST_SIZE, moveBox, pullBox } from './box-steps'
import { placeBox } from './mark-layer'

/** CSS pixels that one press of an arrow key moves or sizes. */
const KEY_STEP = 8

export type DrawingTool = 'area' | 'pin'
export type AreaDrawingOptions = {
  /** The tool that is chosen now; null where the pointer doesn't draw. Asked at every press. */
  tool(): DrawingTool | null
  /** The surface that an element belongs to, such as the page around it; null where it is on none. */
  surfaceOf(target: Element): HTMLElement | null
  onDrawn(surface: HTMLElement, box: Box, tool: DrawingTool): void
}

/** Lets the pointer draw rectangles and set pins on the surfaces within `root`. @returns how to stop. */
export function startAreaDrawing(root: HTMLElement, options: AreaDrawingOptions): () => void {
  const onPointerDown = (event: PointerEvent) => {
    const tool = options.tool()
    const surface =
      tool !== null && event.button === 0 && event.target instanceof Element ? options.surfaceOf(event.target) : null
    if (tool === null || surface === null) return
    event.preventDefault()
    const frame = surface.getBoundingClientRect()
    const start = { x: event.clientX, y: event.clientY }
    if (tool === 'pin') {
      const point = boxWithin(new DOMRect(start.x, start.y, 0, 0), frame)
      if (point) options.onDrawn(surface, point, tool)
      return
    }
    trackArea(surface, event, (box) => options.onDrawn(surface, box, tool))
  }
  root.addEventListener('pointerdown', onPointerDown)
  return () => root.removeEventListener('pointerdown', onPointerDown)
}

function trackArea(surface: HTMLElement, press: PointerEvent, onDone: (box: Box) => void): void {
  const band = addBand(surface)
  const start = { x: press.clientX, y: press.clientY }
  let last: { rectangle: DOMRect; box: Box | null } = { rectangle: new DOMRect(start.x, start.y, 0, 0), box: null }
  const ending = new AbortController()
  const { signal } = ending
  const finish = (isKept: boolean) => {
    ending.abort()
    band.remove()
    if (isKept && last.box && last.rectangle.width >= LEAST_SIZE && last.rectangle.height >= LEAST_SIZE) onDone(last.box)
  }
  surface.setPointerCapture(press.pointerId)
  const onMove = (event: PointerEvent) => {
    const rectangle = new DOMRect(
      Math.min(start.x, event.clientX),
      Math.min(start.y, event.clientY),
      Math.abs(event.clientX - start.x),
      Math.abs(event.clientY - start.y),
    )
    last = { rectangle, box: boxWithin(rectangle, surface.getBoundingClientRect()) }
    if (last.box) placeBox(band, last.box)
  }
  surface.addEventListener('pointermove', onMove, { signal })
  surface.addEventListener('pointerup', () => finish(true), { signal })
  surface.addEventListener('pointercancel', () => finish(false), { signal })
  surface.ownerDocument.addEventListener('keydown', (event) => event.key === 'Escape' && finish(false), { signal })
}

/**
 * The same without a pointer: a rectangle in the middle of what is visible, moved with the arrow keys, sized with Shift and the
 * arrow keys, taken with Enter, dropped with Escape or by leaving it.
 * @param label what assistive technology reads for the rectangle, with its keys.
 */
export function drawByKeyboard(surface: HTMLElement, tool: DrawingTool, label: string, onDone: (box: Box | null) => void): void {
  const band = addBand(surface)
  const frame = surface.getBoundingClientRect()
  const seen = {
    top: Math.max(frame.top, 0),
    bottom: Math.min(frame.bottom, window.innerHeight),
  }
  const size = tool === 'pin' ? { width: 10, height: 10 } : { width: Math.min(160, frame.width / 2), height: 80 }
  let box: Box = {
    x: 0.5 - size.width / frame.width / 2,
    y: ((seen.top + seen.bottom) / 2 - frame.top - size.height / 2) / frame.height,
    width: size.width / frame.width,
    height: size.height / frame.height,
  }
  let isDone = false
  const before = surface.ownerDocument.activeElement
  const finish = (result: Box | null) => {
    if (isDone) return
    isDone = true
    // Reading goes on where it was, unless somebody has gone elsewhere.
    if (band === surface.ownerDocument.activeElement && before instanceof HTMLElement) before.focus({ preventScroll: true })
    band.remove()
    onDone(result)
  }
  const onKey = (event: KeyboardEvent) => {
    const step = KEY_STEPS[event.key]
    const by = step && { x: step.x * KEY_STEP, y: step.y * KEY_STEP }
    if (event.key === 'Enter') finish(tool === 'pin' ? { ...box, width: 0, height: 0 } : box)
    else if (event.key === 'Escape') finish(null)
    else if (by) box = event.shiftKey && tool === 'area' ? pullBox(box, 'se', by, frame) : moveBox(box, by, frame)
    else return
    event.preventDefault()
    event.stopPropagation()
    if (!isDone) placeBox(band, box)
  }
  band.tabIndex = 0
  band.setAttribute('role', 'application')
  band.setAttribute('aria-label', label)
  band.addEventListener('keydown', onKey)
  band.addEventListener('blur', () => finish(null))
  placeBox(band, box)
  band.focus({ preventScroll: true })
}

function addBand(surface: HTMLElement): HTMLElement {
  const band = surface.ownerDocument.createElement('div')
  band.className = 'assay-drawing'
  surface.append(band)
  return band
}
