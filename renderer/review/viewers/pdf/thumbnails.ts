import type { PDFDocumentProxy, PDFPageProxy, RenderTask } from 'pdfjs-dist/legacy/build/pdf.mjs'
import { type EventBus, RenderingStates } from './viewer-components'

/** Room for a thumbnail, in CSS pixels: portrait and landscape pages both fit. */
export const THUMBNAIL = { width: 112, height: 144 }

/** Painted ones that are kept, so that scrolling back shows them at once. */
const MOST_KEPT = 120

/** Queue of pdf.js's viewer, as far as thumbnails take part in it. */
export type RenderingQueue = {
  isThumbnailViewEnabled: boolean
  setThumbnailViewer(viewer: { forceRendering(): boolean }): void
  renderView(view: ThumbnailView): boolean
  renderHighestPriority(): void
}

type RenderParameters = Parameters<PDFPageProxy['render']>[0]

/** What the queue asks of a view: it paints one at a time, and pages before thumbnails. */
type ThumbnailView = { renderingId: string; renderingState: number; resume: null; draw(): Promise<void> }

/** Small pictures of pages, painted when pdf.js's rendering queue has nothing more urgent to do. */
export class Thumbnails {
  private readonly listeners = new Set<() => void>()
  private wanted: readonly number[] = []
  private readonly kept = new Map<number, HTMLCanvasElement>()
  private isPainting = false
  private running: RenderTask | null = null
  private rotation = 0
  /** Raised when what is being painted is no longer wanted as it is. */
  private turns = 0

  constructor(
    private readonly document: PDFDocumentProxy,
    private readonly queue: RenderingQueue,
    private readonly bus: EventBus,
  ) {
    queue.setThumbnailViewer(this)
  }

  /** Calls when pictures came or went. @returns how to stop. */
  follow = (listener: () => void): (() => void) => {
    this.listeners.add(listener)
    return () => this.listeners.delete(listener)
  }

  /** The page's picture, where it was painted. */
  pictureOf(page: number): HTMLCanvasElement | null {
    return this.kept.get(page) ?? null
  }

  /** Which pages are in sight now, in the order in which they should be painted. None stops painting. */
  want(pages: readonly number[]): void {
    this.wanted = pages
    this.queue.isThumbnailViewEnabled = pages.length > 0
    if (pages.length > 0) this.queue.renderHighestPriority()
  }

  /** All pages were turned: every picture is painted again. */
  turn(rotation: number): void {
    this.rotation = rotation
    this.drop()
    this.want(this.wanted)
  }

  /** pdf.js's queue asks for the next one. @returns whether there was one. */
  forceRendering(): boolean {
    const next = this.wanted.find((page) => !this.kept.has(page))
    if (next === undefined) return false
    return this.queue.renderView({
      renderingId: `thumbnail${next}`,
      renderingState: this.isPainting ? RenderingStates.RUNNING : RenderingStates.INITIAL,
      resume: null,
      draw: () => this.paint(next),
    })
  }

  close(): void {
    this.want([])
    this.drop()
  }

  private drop(): void {
    this.turns += 1
    this.running?.cancel()
    this.kept.clear()
    this.changed()
  }

  private async paint(page: number): Promise<void> {
    const { turns } = this
    this.isPainting = true
    const canvas = window.document.createElement('canvas')
    try {
      const proxy = await this.document.getPage(page)
      this.running = proxy.render(thumbnailOf(proxy, canvas, this.rotation))
      await this.running.promise
      // Lets pdf.js drop what it holds of a page that nobody looks at in full.
      this.bus.dispatch('thumbnailrendered', { source: this, pageNumber: page, pdfPage: proxy })
    } catch {
      // A page that can't be painted keeps an empty picture, or it would be tried for ever.
    } finally {
      this.running = null
      this.isPainting = false
    }
    if (turns === this.turns) this.keep(page, canvas)
  }

  private keep(page: number, canvas: HTMLCanvasElement): void {
    this.kept.set(page, canvas)
    for (const old of this.kept.keys()) {
      if (this.kept.size <= MOST_KEPT) break
      if (!this.wanted.includes(old)) this.kept.delete(old)
    }
    this.changed()
  }

  private changed(): void {
    for (const listener of this.listeners) listener()
  }
}

function thumbnailOf(page: PDFPageProxy, canvas: HTMLCanvasElement, rotation: number): RenderParameters {
  const natural = page.getViewport({ scale: 1, rotation: (page.rotate + rotation) % 360 })
  const fitting = Math.min(THUMBNAIL.width / natural.width, THUMBNAIL.height / natural.height)
  const viewport = natural.clone({ scale: fitting * window.devicePixelRatio })
  canvas.width = Math.max(1, Math.floor(viewport.width))
  canvas.height = Math.max(1, Math.floor(viewport.height))
  return { canvas, viewport }
}
