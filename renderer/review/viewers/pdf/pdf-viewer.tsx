import 'pdfjs-dist/legacy/web/pdf_viewer.css'
import { type MouseEvent, useCallback, useEffect, useState } from 'react'
import { formatPageRectangle } from '../../../../shared/domain'
import { LoadingState, useTexts } from '../../../kit'
import { type Box, pageRectangle } from '../../annotations/anchoring/page-geometry'
import { drawByKeyboard, startAreaDrawing } from '../../annotations/layers/area-drawing'
import { FindBar } from '../../controls/find-bar'
import { SelectionBar } from '../../controls/selection-bar'
import { useSelectedWords } from '../../controls/use-selected-words'
import { useReadingPlace } from '../../controls/use-reading-place'
import { useViewerKeys } from '../../controls/use-viewer-keys'
import type { ViewerBodyProps } from '../viewer'
import { PdfFailureState } from './pdf-failure'
import classes from './pdf.module.css'
import { PdfToolbar } from './pdf-toolbar'
import { describeSelection } from './selected-text'
import { usePageAnnotations } from './use-page-annotations'
import { usePdfSession } from './use-pdf-session'

const TOOLS = ['highlight', 'underline', 'comment', 'area', 'pin'] as const

/** Reads a PDF: continuous pages with selectable text, search, zoom, and annotations on words and areas. */
export function PdfViewer(props: ViewerBodyProps) {
  const { tool, isReadOnly = false, place, onActivate, onCreate, onTool, onReading } = props
  const t = useTexts('review')
  const [container, setContainer] = useState<HTMLDivElement | null>(null)
  const [pages, setPages] = useState<HTMLDivElement | null>(null)
  const rememberPlace = useReadingPlace(onReading)
  const { progress, pdf } = usePdfSession(props, container, pages, {
    onPage(page) {
      onPage(page)
      place.moved()
    },
    onLayout: () => place.moved(),
    onPlace: rememberPlace,
  })
  const { session, marks } = progress.state === 'open' ? progress : { session: null, marks: null }
  const [query, setQuery] = useState<string | null>(null)

  const onPage = usePageAnnotations(session, marks, props)

  const describe = useCallback((range: Range) => (session ? describeSelection(range, session.textPages()) : []), [session])
  const words = useSelectedWords(pages, {
    tool,
    isReadOnly,
    describe,
    onCreate,
    origin: () => container?.getBoundingClientRect() ?? { left: 0, top: 0 },
  })
  const onDrawn = useCallback(
    (surface: HTMLElement, box: Box, shape: 'area' | 'pin') => {
      const page = session?.pageOf(surface)
      const geometry = page ? session?.surfaceOf(page)?.geometry : undefined
      if (page && geometry) onCreate({ shape, selectors: [formatPageRectangle({ page, ...pageRectangle(box, geometry) })] })
    },
    [session, onCreate],
  )
  useEffect(() => {
    if (!pages) return
    return startAreaDrawing(pages, {
      tool: () => (!isReadOnly && (tool === 'area' || tool === 'pin') ? tool : null),
      surfaceOf: (target) => target.closest<HTMLElement>('.page'),
      onDrawn,
    })
  }, [pages, isReadOnly, tool, onDrawn])

  const find = (text: string, step: 'first' | 'next' | 'previous') => {
    setQuery(text)
    session?.find(text, step)
  }
  const closeFind = () => {
    session?.find('', 'first')
    setQuery(null)
    container?.focus()
  }
  useViewerKeys({
    isReadOnly,
    tool,
    onTool,
    tools: TOOLS,
    annotateSelection: words.annotate,
    drawByKeyboard: (shape) => {
      const surface = session?.surfaceOf(pdf.page)?.element
      if (surface) drawByKeyboard(surface, shape, t('drawing.label'), (box) => box && onDrawn(surface, box, shape))
    },
    ...(session
      ? { find: () => setQuery((open) => open ?? ''), zoomIn: () => session.zoomIn(), zoomOut: () => session.zoomOut() }
      : {}),
  })
  const onClick = (event: MouseEvent) => {
    const page = event.target instanceof Element ? session?.pageOf(event.target) : null
    if (!page || words.hasSelection() || tool === 'area' || tool === 'pin') return
    onActivate(marks?.hit(page, event.clientX, event.clientY) ?? null)
  }
  const onLinkClick = (event: MouseEvent) => {
    const link = event.target instanceof Element ? event.target.closest<HTMLAnchorElement>('a[href]') : null
    if (!link || link.getAttribute('href')?.startsWith('#') || link.getAttribute('href') === '') return
    event.preventDefault()
    if (link.protocol === 'https:') props.onOpenLink(link.href)
  }

  return (
    <div className={classes.room}>
      <PdfToolbar {...props} session={session} pdf={pdf} onFind={() => setQuery((open) => open ?? '')} />
      {progress.state === 'opening' && <LoadingState rows={5} />}
      {progress.state === 'failed' && <PdfFailureState reason={progress.reason} onSaveCopy={props.onSaveCopy} />}
      <div
        ref={setContainer}
        className={classes.container}
        data-tool={tool}
        tabIndex={0}
        aria-label={props.item.title}
        role="document"
        onScroll={() => {
          place.moved()
          words.moved()
        }}
        onClickCapture={onLinkClick}
        onClick={onClick}
      >
        <div ref={setPages} className="pdfViewer" />
      </div>
      {words.bar && <SelectionBar at={words.bar} onChoose={words.annotate} />}
      {query !== null && session && (
        <FindBar
          query={query}
          found={pdf.found}
          onQuery={(text) => find(text, 'first')}
          onStep={(step) => find(query, step)}
          onClose={closeFind}
        />
      )}
    </div>
  )
}
