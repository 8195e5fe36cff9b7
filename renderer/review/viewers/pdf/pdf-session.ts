import './polyfills'
import { AnnotationEditorType, AnnotationMode, type PDFDocumentProxy } from 'pdfjs-dist/legacy/build/pdf.mjs'
import { EventBus, PDFFindController, PDFLinkService, PDFViewer } from 'pdfjs-dist/legacy/web/pdf_viewer.mjs'
import type { PageSurface } from './page-marks'
import { pageText } from './page-text'
import type { TextPage } from './selected-text'
import { SILENT_L10N } from './silent-l10n'
import { replaceRoundedSizes } from './size-fallback'

/** What the toolbar shows. A new object whenever something changes. */
export type PdfState = {
  page: number
  pages: number
  /** 1 is natural size; 0 until the first page is laid out. */
  scale: number
  /** Matches of the search in the whole document; null where nothing is searched. */
  found: { current: number; total: number } | null
}

export type PdfSessionOptions = {
  /** Scrolls; must be positioned absolutely, pdf.js asks for it. */
  container: HTMLDivElement
  /** Holds the pages. */
  viewer: HTMLDivElement
  /** "page-width", "page-fit", "auto" or a factor; where reading stopped. */
  zoom: string
  page: number
  pageLabel(page: number): string
  onState(state: PdfState): void
  /** A page was painted (again), or its words are there: layers over it must be put back. */
  onPage(page: number): void
  /** All pages changed their size or direction. */
  onLayout(): void
  /** The reader moved, zoomed or turned. */
  onPlace(place: { page: number; zoom: string }): void
}

type ViewportEvent = { pageNumber: number }
type FindEvent = { matchesCount?: { current: number; total: number }; rawQuery?: string | null }

/** One PDF in pdf.js's own viewer components. Knows nothing of annotations and nothing of React. */
export class PdfSession {
  private readonly bus = new EventBus()
  private readonly ending = new AbortController()
  private readonly viewer: PDFViewer
  private readonly links: PDFLinkService
  private readonly finder: PDFFindController
  private readonly resizes: ResizeObserver
  private readonly sizes: ReturnType<typeof replaceRoundedSizes>
  private state: PdfState

  constructor(
    private readonly document: PDFDocumentProxy,
    private readonly options: PdfSessionOptions,
  ) {
    this.state = { page: options.page, pages: document.numPages, scale: 0, found: null }
    this.sizes = replaceRoundedSizes(options.viewer)
    this.links = new PDFLinkService({ eventBus: this.bus })
    this.finder = new PDFFindController({ eventBus: this.bus, linkService: this.links })
    const settings: ConstructorParameters<typeof PDFViewer>[0] & { abortSignal: AbortSignal } = {
      container: options.container,
      viewer: options.viewer,
      eventBus: this.bus,
      linkService: this.links,
      findController: this.finder,
      l10n: SILENT_L10N as never,
      // Forms are shown as they were filled in; nothing in a document can be edited, and no script of it runs.
      annotationMode: AnnotationMode.ENABLE,
      annotationEditorMode: AnnotationEditorType.DISABLE,
      abortSignal: this.ending.signal,
    }
    this.viewer = new PDFViewer(settings)
    this.links.setViewer(this.viewer)
    this.listen()
    this.resizes = new ResizeObserver(() => this.fitAgain())
    this.viewer.setDocument(document)
    this.links.setDocument(document)
  }

  /** Scrolls to a page; the first one is 1. Numbers outside the document are ignored. */
  goToPage(page: number): void {
    if (Number.isInteger(page) && page >= 1 && page <= this.state.pages) this.viewer.currentPageNumber = page
  }

  /** @param zoom a factor as text, "page-width", "page-fit" or "auto". */
  setZoom(zoom: string): void {
    this.viewer.currentScaleValue = zoom
  }

  zoomIn(): void {
    this.viewer.increaseScale()
  }

  zoomOut(): void {
    this.viewer.decreaseScale()
  }

  /** Turns all pages clockwise. */
  turn(): void {
    this.viewer.pagesRotation = (this.viewer.pagesRotation + 90) % 360
  }

  /** Searches the whole document and goes to the next (or previous) match. An empty query ends the search. */
  find(query: string, step: 'first' | 'next' | 'previous'): void {
    if (query === '') {
      this.bus.dispatch('findbarclose', { source: this })
      this.change({ found: null })
      return
    }
    this.bus.dispatch('find', {
      source: this,
      type: step === 'first' ? '' : 'again',
      query,
      caseSensitive: false,
      entireWord: false,
      highlightAll: true,
      findPrevious: step === 'previous',
      matchDiacritics: false,
    })
  }

  get pages(): number {
    return this.state.pages
  }

  /** A page's element and geometry; null while it isn't laid out. */
  surfaceOf(page: number): PageSurface | null {
    const view = this.viewer.getPageView(page - 1)
    if (!view) return null
    const { rawDims, rotation } = view.viewport
    return { element: view.div, geometry: { width: rawDims.pageWidth, height: rawDims.pageHeight, rotation } }
  }

  /** The page (1 is the first) that an element of the viewer belongs to, or null. */
  pageOf(target: Element): number | null {
    const page = target.closest<HTMLElement>('.page')
    return page && this.options.viewer.contains(page) ? Number(page.dataset.pageNumber) : null
  }

  /** Pages whose words are in the document now, in order. */
  textPages(): TextPage[] {
    const pages: TextPage[] = []
    for (let page = 1; page <= this.state.pages; page++) {
      const textLayer: HTMLElement | undefined = this.viewer.getPageView(page - 1)?.textLayer?.div
      const surface = textLayer?.isConnected ? this.surfaceOf(page) : null
      if (textLayer && surface) pages.push({ page, textLayer, ...surface })
    }
    return pages
  }

  /** A page's text as its text layer will hold it, so that offsets in one are offsets in the other. */
  async textOf(page: number): Promise<string> {
    return pageText(await this.document.getPage(page))
  }

  /** Scrolls so that a place of the window (on a page) is well within sight; does nothing where it is. */
  bringIntoView(rectangle: DOMRectReadOnly): void {
    const { container } = this.options
    const frame = container.getBoundingClientRect()
    if (rectangle.top >= frame.top + 8 && rectangle.bottom <= frame.bottom - 8) return
    container.scrollTop += rectangle.top - frame.top - frame.height / 3
  }

  /** Lets go of everything but the document, which belongs to whoever opened it. */
  close(): void {
    this.resizes.disconnect()
    this.sizes.stop()
    this.viewer.setDocument(null as never)
    this.links.setDocument(null)
    this.finder.setDocument(null as never)
    this.ending.abort()
  }

  private listen(): void {
    const signal = { signal: this.ending.signal }
    this.bus.on('pagesinit', () => this.begin(), signal)
    this.bus.on('pagerendered', ({ pageNumber }: ViewportEvent) => this.options.onPage(pageNumber), signal)
    this.bus.on('textlayerrendered', ({ pageNumber }: ViewportEvent) => this.options.onPage(pageNumber), signal)
    this.bus.on('pagechanging', ({ pageNumber }: ViewportEvent) => this.change({ page: pageNumber }), signal)
    this.bus.on(
      'scalechanging',
      ({ scale }: { scale: number }) => {
        this.change({ scale })
        this.options.onLayout()
      },
      signal,
    )
    this.bus.on('rotationchanging', () => this.options.onLayout(), signal)
    this.bus.on(
      'updateviewarea',
      ({ location }: { location: ViewportEvent }) =>
        this.options.onPlace({ page: location.pageNumber, zoom: this.viewer.currentScaleValue || 'auto' }),
      signal,
    )
    const onFound = ({ matchesCount, rawQuery }: FindEvent) => {
      if (rawQuery !== null && matchesCount) this.change({ found: { ...matchesCount } })
    }
    this.bus.on('updatefindmatchescount', onFound, signal)
    this.bus.on('updatefindcontrolstate', onFound, signal)
  }

  private begin(): void {
    for (let page = 1; page <= this.state.pages; page++) {
      this.viewer.getPageView(page - 1)?.div.setAttribute('aria-label', this.options.pageLabel(page))
    }
    this.sizes.settle()
    this.viewer.currentScaleValue = this.options.zoom
    // Setting the zoom sets all sizes again, and where a page is can't be told without them.
    this.sizes.settle()
    if (this.options.page > 1) this.goToPage(this.options.page)
    this.resizes.observe(this.options.container)
  }

  /** "Page width" and its like hold when the panel beside is resized. */
  private fitAgain(): void {
    const value = this.viewer.currentScaleValue
    if (this.options.container.clientWidth > 0 && Number.isNaN(Number.parseFloat(value))) this.viewer.currentScaleValue = value
  }

  private change(change: Partial<PdfState>): void {
    this.state = { ...this.state, ...change }
    this.options.onState(this.state)
  }
}
