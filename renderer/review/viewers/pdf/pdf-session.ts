import { AnnotationEditorType, AnnotationMode, type PDFDocumentProxy } from 'pdfjs-dist/legacy/build/pdf.mjs'
import { readDomText } from '../../annotations/anchoring/dom-text'
import type { PageSurface } from './page-marks'
import { pageText } from './page-text'
import { type Found, PdfSearch } from './pdf-search'
import type { TextPage } from './selected-text'
import { SILENT_L10N } from './silent-l10n'
import { replaceRoundedSizes } from './size-fallback'
import { type RenderingQueue, Thumbnails } from './thumbnails'
import { EventBus, PDFFindController, PDFLinkService, PDFViewer } from './viewer-components'

/** What the controls show. A new object whenever something changes. */
export type PdfState = {
  page: number
  pages: number
  /** 1 is natural size. */
  scale: number
  /** A page is on the screen. */
  isPainted: boolean
  /** By which the reader has turned all pages. */
  rotation: Rotation
  /** Matches of the search in the whole document; null where nothing is searched. */
  found: Found | null
}

/** Degrees clockwise. */
export type Rotation = 0 | 90 | 180 | 270

/** Where reading is: what is remembered, and begun with the next time. */
export type PdfPlace = {
  page: number
  /** Points from the bottom of the page to what is at the top of the window; null for the page's beginning. */
  pageTop: number | null
  /** "page-width", "page-fit", "auto" or a factor. */
  zoom: string
  rotation: Rotation
}

export type PdfSessionOptions = {
  /** Scrolls; must be positioned absolutely, pdf.js asks for it. */
  container: HTMLDivElement
  /** Holds the pages. */
  viewer: HTMLDivElement
  start: PdfPlace
  pageLabel(page: number): string
  onState(state: PdfState): void
  /** A page was painted (again), or its words are there: layers over it must be put back. */
  onPage(page: number): void
  /** All pages changed their size or direction. */
  onLayout(): void
  /** The reader moved, zoomed or turned. */
  onPlace(place: PdfPlace & { pageTop: number }): void
}

type PageReference = Parameters<PDFDocumentProxy['getPageIndex']>[0]
type ViewportEvent = { pageNumber: number }
type AreaEvent = { location: ViewportEvent & { top: number; rotation: Rotation } }

/** One PDF in pdf.js's own viewer components. Knows nothing of annotations and nothing of React. */
export class PdfSession {
  readonly search: PdfSearch
  readonly thumbnails: Thumbnails
  private readonly bus = new EventBus()
  private readonly ending = new AbortController()
  private readonly viewer: PDFViewer
  private readonly links: PDFLinkService
  private readonly finder: PDFFindController
  private readonly resizes: ResizeObserver
  private readonly sizes: ReturnType<typeof replaceRoundedSizes>
  private state: PdfState

  constructor(
    readonly document: PDFDocumentProxy,
    private readonly options: PdfSessionOptions,
  ) {
    const { page, rotation } = options.start
    this.state = { page, pages: document.numPages, scale: 1, isPainted: false, rotation, found: null }
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
    this.links.goToDestination = (destination) => this.goTo(destination)
    this.search = new PdfSearch(this.bus, this.ending.signal, (found) => this.change({ found }))
    this.thumbnails = new Thumbnails(document, this.viewer.renderingQueue as unknown as RenderingQueue, this.bus)
    this.listen()
    this.resizes = new ResizeObserver(() => this.fitAgain())
    this.viewer.setDocument(document)
    this.links.setDocument(document)
  }

  /** Scrolls to a page; the first one is 1. Numbers outside the document are ignored. */
  goToPage(page: number): void {
    if (Number.isInteger(page) && page >= 1 && page <= this.state.pages) this.viewer.currentPageNumber = page
  }

  /**
   * Scrolls to where a link or a heading of the outline leads; does nothing where it leads nowhere. Unlike pdf.js's own way it leaves
   * the reader's zoom as it is, and the focus where it is: whoever walks through the outline goes on there.
   */
  async goTo(destination: string | unknown[]): Promise<void> {
    const place = typeof destination === 'string' ? await this.document.getDestination(destination) : destination
    const target = place?.[0]
    const isReference = typeof target === 'object' && target !== null
    const index = isReference ? await this.document.getPageIndex(target as PageReference).catch(() => null) : target
    if (typeof index !== 'number' || index < 0 || index >= this.state.pages) return
    this.viewer.scrollPageIntoView({ pageNumber: index + 1, destArray: place as unknown[], ignoreDestinationZoom: true })
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

  /** A page with its words; null where they are not in the document now. */
  textPage(page: number): TextPage | null {
    const textLayer: HTMLElement | undefined = this.viewer.getPageView(page - 1)?.textLayer?.div
    const surface = textLayer?.isConnected ? this.surfaceOf(page) : null
    // The last thing that pdf.js puts into a text layer: before, it holds only part of the words.
    return textLayer?.querySelector('.endOfContent') && surface ? { page, textLayer, ...surface } : null
  }

  /** Pages that a range runs over, in order; none where the words of one of them are not in the document now. */
  textPagesIn(range: Range): TextPage[] {
    const pageAt = (node: Node, otherwise: number) =>
      this.pageOf(node instanceof Element ? node : (node.parentElement ?? this.options.viewer)) ?? otherwise
    const first = pageAt(range.startContainer, 1)
    const last = pageAt(range.endContainer, this.state.pages)
    const pages: TextPage[] = []
    for (let page = first; page <= last; page++) {
      const words = this.textPage(page)
      if (!words) return []
      pages.push(words)
    }
    return pages
  }

  /** Ends the search. @returns the words that it was at; null where there are none, or they are not painted. */
  async endSearch(): Promise<Range | null> {
    const parts = this.options.viewer.querySelectorAll('.textLayer .highlight.selected')
    const [first, last] = [parts[0], parts[parts.length - 1]]
    const textLayer = first?.closest('.textLayer')
    let words: { start: number; end: number } | null = null
    if (first && last && textLayer) {
      const range = first.ownerDocument.createRange()
      range.setStartBefore(first)
      range.setEndAfter(last)
      words = readDomText(textLayer).offsetsOf(range)
    }
    this.search.end()
    // pdf.js then takes its highlights out of the text, a moment later, and with them the elements that the words were in.
    await new Promise((resolve) => setTimeout(resolve))
    return words && textLayer ? readDomText(textLayer).rangeOf(words.start, words.end) : null
  }

  /** A page's text as its text layer will hold it. */
  async textOf(page: number): Promise<string> {
    return pageText(await this.document.getPage(page))
  }

  /** Scrolls so that a place of the window (on a page) is well within sight; does nothing where it is. */
  bringIntoView(rectangle: DOMRectReadOnly): void {
    const { container } = this.options
    const frame = container.getBoundingClientRect()
    if (rectangle.top < frame.top + 8 || rectangle.bottom > frame.bottom - 8) {
      container.scrollTop += rectangle.top - frame.top - frame.height / 3
    }
    if (rectangle.left < frame.left || rectangle.right > frame.right) {
      container.scrollLeft += rectangle.left - frame.left - frame.width / 3
    }
  }

  /** Lets go of everything but the document, which belongs to whoever opened it. */
  close(): void {
    this.resizes.disconnect()
    this.sizes.stop()
    this.thumbnails.close()
    this.viewer.setDocument(null as never)
    this.links.setDocument(null)
    this.finder.setDocument(null as never)
    this.ending.abort()
  }

  private listen(): void {
    const signal = { signal: this.ending.signal }
    this.bus.on('pagesinit', () => this.begin(), signal)
    this.bus.on('pagerendered', ({ pageNumber }: ViewportEvent) => this.options.onPage(pageNumber), signal)
    this.bus.on('pagerendered', () => this.tellPainted(), { ...signal, once: true })
    this.bus.on('textlayerrendered', ({ pageNumber }: ViewportEvent) => this.options.onPage(pageNumber), signal)
    this.bus.on('pagechanging', ({ pageNumber }: ViewportEvent) => this.change({ page: pageNumber }), signal)
    const onScale = ({ scale }: { scale: number }) => {
      this.change({ scale })
      this.options.onLayout()
    }
    this.bus.on('scalechanging', onScale, signal)
    const onTurn = ({ pagesRotation: rotation }: { pagesRotation: Rotation }) => {
      this.change({ rotation })
      this.thumbnails.turn(rotation)
      this.options.onLayout()
    }
    this.bus.on('rotationchanging', onTurn, signal)
    const onArea = ({ location }: AreaEvent) =>
      this.options.onPlace({
        page: location.pageNumber,
        pageTop: Math.round(location.top),
        zoom: this.viewer.currentScaleValue || 'auto',
        rotation: location.rotation,
      })
    this.bus.on('updateviewarea', onArea, signal)
  }

  /** A frame later: building the controls takes longer than that, and would keep the page itself from the screen. */
  private tellPainted(): void {
    const tell = () => {
      if (!this.ending.signal.aborted) this.change({ isPainted: true })
    }
    requestAnimationFrame(() => setTimeout(tell))
  }

  private begin(): void {
    const { page, pageTop, zoom, rotation } = this.options.start
    for (let number = 1; number <= this.state.pages; number++) {
      this.viewer.getPageView(number - 1)?.div.setAttribute('aria-label', this.options.pageLabel(number))
    }
    this.sizes.settle()
    this.viewer.pagesRotation = rotation
    this.viewer.currentScaleValue = zoom
    // Setting the zoom sets all sizes again, and where a page is can't be told without them.
    this.sizes.settle()
    if (pageTop !== null && page <= this.state.pages) {
      const destination = [null, { name: 'XYZ' }, null, pageTop, null]
      this.viewer.scrollPageIntoView({ pageNumber: page, destArray: destination, allowNegativeOffset: true })
    } else if (page > 1) this.goToPage(page)
    // Setting the zoom scrolled to the first page, past the space above it.
    else this.options.container.scrollTop = 0
    this.resizes.observe(this.options.container)
  }

  /** "Page width" and its like hold when the panel beside is resized. */
  private fitAgain(): void {
    const { container } = this.options
    const value = this.viewer.currentScaleValue
    if (container.clientWidth === 0 || !Number.isNaN(Number.parseFloat(value))) return
    const isAtTop = container.scrollTop === 0
    this.viewer.currentScaleValue = value
    // pdf.js scrolls to the page that was seen, past the space above the first one.
    if (isAtTop) container.scrollTop = 0
  }

  private change(change: Partial<PdfState>): void {
    this.state = { ...this.state, ...change }
    this.options.onState(this.state)
  }
}
