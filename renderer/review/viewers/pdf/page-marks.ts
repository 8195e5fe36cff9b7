import type { PageRectangle } from '../../../../shared/domain'
import { boxOnPage, type PageGeometry } from '../../annotations/anchoring/page-geometry'
import { type Mark, wordShapeOf } from '../../annotations/layers/mark'
import { MarkLayer } from '../../annotations/layers/mark-layer'
import type { ShownAnnotation } from '../viewer'

/** A page as the marks need it: its element and how it is shown. */
export type PageSurface = { element: HTMLElement; geometry: PageGeometry }

/** Rectangles of an annotation as they are on this file's pages. */
export type PlacedOnPages = { rectangles: readonly PageRectangle[]; isUncertain: boolean }

type Drawn = ShownAnnotation & PlacedOnPages

/** Draws annotations on the pages that pdf.js has rendered, and says what lies where. One layer for each page. */
export class PageMarks {
  private byPage = new Map<number, Drawn[]>()
  private readonly layers = new Map<number, MarkLayer>()
  private activeId: string | null = null

  /** @param surfaceOf the page with this number, or null where it has no element yet. */
  constructor(private readonly surfaceOf: (page: number) => PageSurface | null) {}

  /** Replaces the annotations. @param placeOf where one is on this file's pages; null where it isn't (yet) found. */
  show(
    annotations: readonly ShownAnnotation[],
    activeId: string | null,
    placeOf: (shown: ShownAnnotation) => PlacedOnPages | null,
  ): void {
    this.activeId = activeId
    this.byPage = new Map()
    for (const shown of annotations) {
      const place = placeOf(shown)
      if (!place) continue
      for (const page of new Set(place.rectangles.map((rectangle) => rectangle.page))) {
        const onPage = this.byPage.get(page) ?? []
        onPage.push({ ...shown, ...place })
        this.byPage.set(page, onPage)
      }
    }
    for (const page of this.layers.keys()) this.draw(page)
  }

  /** Puts a page's layer (back) between its picture and its text; pdf.js throws out foreign layers whenever it renders again. */
  attach(page: number): void {
    const surface = this.surfaceOf(page)
    if (!surface) return
    let layer = this.layers.get(page)
    if (!layer) {
      layer = new MarkLayer(surface.element.ownerDocument)
      this.layers.set(page, layer)
    }
    const picture = surface.element.querySelector('.canvasWrapper')
    if (picture) picture.after(layer.element)
    else surface.element.prepend(layer.element)
    this.draw(page)
  }

  /** Attaches all layers again, after zooming or turning. */
  attachAll(): void {
    for (const page of this.layers.keys()) this.attach(page)
  }

  /** The annotation at a point of the window, or null. */
  hit(page: number, clientX: number, clientY: number): string | null {
    return this.layers.get(page)?.hit(clientX, clientY) ?? null
  }

  /** Where an annotation is in the window (its first page's part), also where that page is not rendered; null where it is on none. */
  rectangleOf(annotationId: string): DOMRect | null {
    for (const [page, drawn] of this.byPage) {
      const found = drawn.find(({ annotation }) => annotation.id === annotationId)
      const surface = found && this.surfaceOf(page)
      if (!found || !surface) continue
      const frame = surface.element.getBoundingClientRect()
      const boxes = boxesOn(page, found, surface.geometry)
      const left = Math.min(...boxes.map((box) => box.x)) * frame.width
      const top = Math.min(...boxes.map((box) => box.y)) * frame.height
      const right = Math.max(...boxes.map((box) => box.x + box.width)) * frame.width
      const bottom = Math.max(...boxes.map((box) => box.y + box.height)) * frame.height
      return new DOMRect(frame.left + left, frame.top + top, right - left, bottom - top)
    }
    return null
  }

  private draw(page: number): void {
    const surface = this.surfaceOf(page)
    if (!surface) return
    const marks = (this.byPage.get(page) ?? []).map((drawn) => this.markOf(page, drawn, surface.geometry))
    this.layers.get(page)?.draw(marks)
  }

  private markOf(page: number, drawn: Drawn, geometry: PageGeometry): Mark {
    const { annotation, criterion, isUncertain } = drawn
    return {
      annotationId: annotation.id,
      shape: shapeOf(annotation.shape),
      boxes: boxesOn(page, drawn, geometry),
      criterionIndex: criterion?.index ?? null,
      code: criterion?.code ?? null,
      isActive: annotation.id === this.activeId,
      isUncertain,
    }
  }
}

function boxesOn(page: number, drawn: Drawn, geometry: PageGeometry) {
  return drawn.rectangles.filter((rectangle) => rectangle.page === page).map((rectangle) => boxOnPage(rectangle, geometry))
}

function shapeOf(shape: ShownAnnotation['annotation']['shape']): Mark['shape'] {
  return shape === 'area' || shape === 'pin' ? shape : wordShapeOf(shape)
}
