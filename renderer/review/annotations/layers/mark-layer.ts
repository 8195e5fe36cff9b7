import type { Box } from '../anchoring/page-geometry'
import { type Mark, markColors } from './mark'

/** How near a click must be to count, in CSS pixels: underlines are thin and pins are small. */
const REACH = 4

/**
 * Draws marks over one surface. It holds boxes as shares of the surface, so zooming costs nothing; it takes no part in pointer
 * events, so text beneath can be selected, and `hit` says what a click meant. Assistive technology reads the annotation list.
 */
export class MarkLayer {
  readonly element: HTMLElement
  private marks: readonly Mark[] = []

  constructor(owner: Document) {
    this.element = owner.createElement('div')
    this.element.className = 'assay-marks'
    this.element.setAttribute('aria-hidden', 'true')
  }

  /** Replaces everything that is drawn. */
  draw(marks: readonly Mark[]): void {
    this.marks = marks
    this.element.replaceChildren(...marks.flatMap((mark) => mark.boxes.map((box, at) => this.drawBox(mark, box, at))))
  }

  /** Shows an area elsewhere until it is drawn the next time: it is being moved. */
  preview(annotationId: string, box: Box): void {
    const element = this.element.querySelector<HTMLElement>(`[data-annotation-id="${CSS.escape(annotationId)}"]`)
    if (element) placeBox(element, box)
  }

  /** The annotation at a point of the window, the smallest and topmost where several lie there; null where none does. */
  hit(clientX: number, clientY: number): string | null {
    let best: { annotationId: string; size: number } | null = null
    for (const child of this.element.children) {
      const { left, right, top, bottom, width, height } = child.getBoundingClientRect()
      const isInside = clientX >= left - REACH && clientX <= right + REACH && clientY >= top - REACH && clientY <= bottom + REACH
      const annotationId = (child as HTMLElement).dataset.annotationId
      const size = width * height
      if (isInside && annotationId !== undefined && (best === null || size <= best.size)) best = { annotationId, size }
    }
    return best?.annotationId ?? null
  }

  /** Where an area or a point is on the surface; null where this layer doesn't show it. */
  boxOf(annotationId: string): Box | null {
    return this.marks.find((mark) => mark.annotationId === annotationId)?.boxes[0] ?? null
  }

  /** Where an annotation is in the window; null where this layer doesn't show it. */
  rectangleOf(annotationId: string): DOMRect | null {
    const boxes = this.marks.find((mark) => mark.annotationId === annotationId)?.boxes
    const surface = this.element.getBoundingClientRect()
    if (!boxes || boxes.length === 0 || surface.width === 0) return null
    const left = Math.min(...boxes.map((box) => box.x))
    const top = Math.min(...boxes.map((box) => box.y))
    const right = Math.max(...boxes.map((box) => box.x + box.width))
    const bottom = Math.max(...boxes.map((box) => box.y + box.height))
    return new DOMRect(
      surface.left + left * surface.width,
      surface.top + top * surface.height,
      (right - left) * surface.width,
      (bottom - top) * surface.height,
    )
  }

  private drawBox(mark: Mark, box: Box, at: number): HTMLElement {
    const element = this.element.ownerDocument.createElement('div')
    const { hue, fill, edge } = markColors(mark.criterionIndex)
    element.className = 'assay-mark'
    element.dataset.annotationId = mark.annotationId
    element.dataset.shape = mark.shape
    element.toggleAttribute('data-active', mark.isActive)
    element.toggleAttribute('data-uncertain', mark.isUncertain)
    element.toggleAttribute('data-earlier', mark.isEarlier === true)
    element.style.setProperty('--mark-hue', hue)
    element.style.setProperty('--mark-fill', fill)
    element.style.setProperty('--mark-edge', edge)
    placeBox(element, box)
    if (at === 0 && mark.code !== null && (mark.shape === 'area' || mark.shape === 'pin')) {
      this.addTo(element, 'assay-mark-code').textContent = mark.code
    }
    if (at === mark.boxes.length - 1 && mark.shape === 'comment') this.addTo(element, 'assay-mark-sign')
    return element
  }

  private addTo(element: HTMLElement, className: string): HTMLElement {
    const added = this.element.ownerDocument.createElement('span')
    added.className = className
    element.append(added)
    return added
  }
}

/** Sets position and size of an element over a surface by a box. */
export function placeBox(element: HTMLElement, box: Box): void {
  element.style.left = `${box.x * 100}%`
  element.style.top = `${box.y * 100}%`
  element.style.width = `${box.width * 100}%`
  element.style.height = `${box.height * 100}%`
}
