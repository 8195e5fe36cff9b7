import type { Box } from '../anchoring/page-geometry'
import { type Edge, EDGES, KEY_STEPS, moveBox, pullBox } from './box-steps'
import { placeBox } from './mark-layer'

/** CSS pixels that one press of an arrow key moves or sizes. */
const KEY_STEP = 4
/** A row of key presses becomes one change when the keys rest. */
const REST_MS = 600
/** CSS pixels up to which a press is still a click. */
const SLIP = 3

export type AreaEditingOptions = {
  box: Box
  /** A point has no size: it can only be moved. */
  isPoint: boolean
  /** What assistive technology reads for the frame, with its keys. */
  label: string
  /** While it is being pulled or moved. */
  onPreview(box: Box): void
  /** It was let go somewhere else. */
  onChange(box: Box): void
}

/** A frame with handles around an area (or a point) of a surface: the pointer pulls it, the arrow keys move and size it. */
export class AreaEditing {
  private readonly frame: HTMLElement
  private box: Box
  /** Where it was before keys moved it; null while nothing is to be reported. */
  private before: Box | null = null
  private timer: ReturnType<typeof setTimeout> | undefined
  private hasFocus = false

  constructor(
    private surface: HTMLElement,
    private readonly options: AreaEditingOptions,
  ) {
    this.box = options.box
    this.frame = this.build()
    this.attach(surface)
  }

  /** Puts the frame (back) on its surface: a page that is painted again throws it out. */
  attach(surface: HTMLElement): void {
    this.surface = surface
    if (this.frame.parentElement === surface) return
    const hadFocus = this.hasFocus
    surface.append(this.frame)
    if (hadFocus) this.focus()
  }

  focus(): void {
    this.frame.focus({ preventScroll: true })
  }

  /** The area has changed elsewhere, such as by undoing. */
  moveTo(box: Box): void {
    if (this.before === null) this.place(box)
  }

  /** Reports what keys have changed, and takes the frame away. */
  stop(): void {
    this.settle()
    // The focus goes back to what is read, not to nowhere.
    if (this.hasFocus) this.frame.parentElement?.closest<HTMLElement>('[tabindex]')?.focus({ preventScroll: true })
    this.frame.remove()
  }

  private build(): HTMLElement {
    const owner = this.surface.ownerDocument
    const frame = owner.createElement('div')
    frame.className = 'assay-editing'
    frame.toggleAttribute('data-point', this.options.isPoint)
    frame.tabIndex = 0
    frame.setAttribute('role', 'application')
    frame.setAttribute('aria-label', this.options.label)
    for (const edge of this.options.isPoint ? [] : EDGES) {
      const handle = owner.createElement('span')
      handle.className = 'assay-handle'
      handle.dataset.edge = edge
      frame.append(handle)
    }
    placeBox(frame, this.box)
    frame.addEventListener('pointerdown', (event) => this.pull(event))
    frame.addEventListener('keydown', (event) => this.press(event))
    frame.addEventListener('focus', () => {
      this.hasFocus = true
    })
    frame.addEventListener('blur', () => {
      this.settle()
      // A page that throws the frame out takes the focus from it too; then it is still the frame's, and given back in `attach`.
      queueMicrotask(() => {
        this.hasFocus = !frame.isConnected || owner.activeElement === frame
      })
    })
    return frame
  }

  private place(box: Box): void {
    this.box = box
    placeBox(this.frame, box)
  }

  private preview(box: Box): void {
    this.place(box)
    this.options.onPreview(box)
  }

  private pull(press: PointerEvent): void {
    if (press.button !== 0) return
    press.preventDefault()
    press.stopPropagation()
    this.settle()
    this.focus()
    const edge = (press.target as HTMLElement).dataset.edge as Edge | undefined
    const start = this.box
    const size = this.surface.getBoundingClientRect()
    const ending = new AbortController()
    const { signal } = ending
    this.frame.setPointerCapture(press.pointerId)
    const byOf = (event: PointerEvent) => ({ x: event.clientX - press.clientX, y: event.clientY - press.clientY })
    const onMove = (event: PointerEvent) => {
      const by = byOf(event)
      this.preview(edge ? pullBox(start, edge, by, size) : moveBox(start, by, size))
    }
    const onUp = (event: PointerEvent) => {
      ending.abort()
      const by = byOf(event)
      if (Math.hypot(by.x, by.y) <= SLIP) return this.preview(start)
      // The click that follows means nothing of what lies beneath now.
      this.frame.addEventListener('click', (click) => click.stopPropagation(), { capture: true, once: true })
      this.options.onChange(this.box)
    }
    const giveUp = () => {
      ending.abort()
      this.preview(start)
    }
    this.frame.addEventListener('pointermove', onMove, { signal })
    this.frame.addEventListener('pointerup', onUp, { signal })
    this.frame.addEventListener('pointercancel', giveUp, { signal })
    const onEscape = (event: KeyboardEvent) => {
      if (event.key !== 'Escape') return
      event.preventDefault()
      event.stopPropagation()
      giveUp()
    }
    this.frame.addEventListener('keydown', onEscape, { signal, capture: true })
  }

  private press(event: KeyboardEvent): void {
    const step = KEY_STEPS[event.key]
    if (event.key === 'Escape' && this.before) {
      this.preview(this.before)
      this.before = null
      clearTimeout(this.timer)
    } else if (step && !event.ctrlKey && !event.metaKey && !event.altKey) {
      if (event.shiftKey && this.options.isPoint) return
      this.before ??= this.box
      const by = { x: step.x * KEY_STEP, y: step.y * KEY_STEP }
      const size = this.surface.getBoundingClientRect()
      this.preview(event.shiftKey ? pullBox(this.box, 'se', by, size) : moveBox(this.box, by, size))
      clearTimeout(this.timer)
      this.timer = setTimeout(() => this.settle(), REST_MS)
    } else return
    event.preventDefault()
    event.stopPropagation()
  }

  private settle(): void {
    clearTimeout(this.timer)
    const { before, box } = this
    this.before = null
    if (before && (before.x !== box.x || before.y !== box.y || before.width !== box.width || before.height !== box.height)) {
      this.options.onChange(box)
    }
  }
}
