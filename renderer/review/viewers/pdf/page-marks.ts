import { type Box, boxOnPage, type PageGeometry } from '../../annotations/anchoring/page-geometry'
import { type Mark, wordShapeOf } from '../../annotations/layers/mark'
import { MarkLayer } from '../../annotations/layers/mark-layer'
import type { ShownAnnotation } from '../viewer'
import { type PagedText, PagePlaces } from './page-places'

/** A page as the marks need it: its element and how it is shown. */
export type PageSurface = { element: HTMLElement; geometry: PageGeometry }

/** What the marks need to know of a document. */
export type MarkedDocument = PagedText & {
  /** The page with this number, or null where it has no element yet. */
  surfaceOf(page: number): PageSurface | null
}

/** Draws annotations on the pages that pdf.js has painted (and on no others), and says what lies where. One layer for each page. */
export class PageMarks {
  private readonly places: PagePlaces
  private shown: readonly ShownAnnotation[] = []
  private byId = new Map<string, ShownAnnotation>()
  private byPage = new Map<number, ShownAnnotation[]>()
  private readonly layers = new Map<number, MarkLayer>()
  private activeId: string | null = null

  /** @param onDrawn marks of a page are where they are now, or have come. */
  constructor(
    private readonly document: MarkedDocument,
    private readonly onDrawn: () => void,
  ) {
    this.places = new PagePlaces(document)
  }

  /** Replaces the annotations. */
  show(annotations: readonly ShownAnnotation[], activeId: string | null): void {
    if (annotations !== this.shown) this.index(annotations)
    this.activeId = activeId
    this.forgetPagesLeft()
    for (const page of this.layers.keys()) this.draw(page)
  }

  /** Puts a page's layer (back) between its picture and its text; pdf.js throws out foreign layers whenever it renders again. */
  attach(page: number): void {
    const surface = this.document.surfaceOf(page)
    if (!surface) return
    let layer = this.layers.get(page)
    if (!layer) {
      this.forgetPagesLeft()
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

  /** The first page that an annotation is on; null where it is on none. */
  pageOf(annotationId: string): number | null {
    const shown = this.byId.get(annotationId)
    return (shown && this.places.pagesOf(shown.selectors)[0]) ?? null
  }

  /** Where an annotation is in the window (its first page's part), also where that page is not painted; null where that isn't known. */
  rectangleOf(annotationId: string): DOMRect | null {
    const boxes = this.boxesOf(annotationId)
    if (!boxes || boxes.boxes.length === 0) return null
    const frame = boxes.surface.element.getBoundingClientRect()
    const left = Math.min(...boxes.boxes.map((box) => box.x)) * frame.width
    const top = Math.min(...boxes.boxes.map((box) => box.y)) * frame.height
    const right = Math.max(...boxes.boxes.map((box) => box.x + box.width)) * frame.width
    const bottom = Math.max(...boxes.boxes.map((box) => box.y + box.height)) * frame.height
    return new DOMRect(frame.left + left, frame.top + top, right - left, bottom - top)
  }

  /** The page and box of an area or a point, on a page that is painted; null otherwise. */
  areaOf(annotationId: string): { page: number; surface: PageSurface; box: Box } | null {
    const place = this.boxesOf(annotationId)
    const box = place?.boxes[0]
    return place && box && this.layers.has(place.page) ? { page: place.page, surface: place.surface, box } : null
  }

  /** Shows an area elsewhere until it is drawn the next time. */
  preview(annotationId: string, box: Box): void {
    const page = this.pageOf(annotationId)
    if (page !== null) this.layers.get(page)?.preview(annotationId, box)
  }

  private index(annotations: readonly ShownAnnotation[]): void {
    this.shown = annotations
    this.byId = new Map(annotations.map((shown) => [shown.annotation.id, shown]))
    this.byPage = new Map()
    for (const shown of annotations) {
      for (const page of this.places.pagesOf(shown.selectors)) {
        const onPage = this.byPage.get(page)
        if (onPage) onPage.push(shown)
        else this.byPage.set(page, [shown])
      }
    }
  }

  /** pdf.js keeps some ten pages painted; layers of the others would be drawn for nobody. */
  private forgetPagesLeft(): void {
    for (const [page, { element }] of this.layers) {
      if (!element.isConnected) this.layers.delete(page)
    }
  }

  private draw(page: number): void {
    const layer = this.layers.get(page)
    const surface = this.document.surfaceOf(page)
    if (!layer || !surface) return
    const onPage = this.byPage.get(page) ?? []
    layer.draw(onPage.map((shown) => this.markOf(page, shown, surface.geometry)))
    this.onDrawn()
    void this.places.find(onPage.map(({ selectors }) => selectors)).then((isNew) => {
      // Words may run on to other pages that are painted.
      if (isNew) for (const painted of this.layers.keys()) this.draw(painted)
    })
  }

  private markOf(
    page: number,
    { annotation, selectors, criterion, placement, isEarlier }: ShownAnnotation,
    geometry: PageGeometry,
  ): Mark {
    return {
      annotationId: annotation.id,
      shape: annotation.shape === 'area' || annotation.shape === 'pin' ? annotation.shape : wordShapeOf(annotation.shape),
      boxes: this.places.rectanglesOn(page, selectors).map((rectangle) => boxOnPage(rectangle, geometry)),
      criterionIndex: criterion?.index ?? null,
      code: criterion?.code ?? null,
      isActive: annotation.id === this.activeId,
      isUncertain: placement === 'approximate',
      isEarlier,
    }
  }

  private boxesOf(annotationId: string): { page: number; surface: PageSurface; boxes: Box[] } | null {
    const shown = this.byId.get(annotationId)
    const page = this.pageOf(annotationId)
    const surface = page === null ? null : this.document.surfaceOf(page)
    if (!shown || page === null || !surface) return null
    const rectangles = this.places.rectanglesOn(page, shown.selectors)
    return { page, surface, boxes: rectangles.map((rectangle) => boxOnPage(rectangle, surface.geometry)) }
  }
}
