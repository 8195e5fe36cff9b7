import 'pdfjs-dist/legacy/web/pdf_viewer.css'
import { type MouseEvent, useCallback, useState } from 'react'
import { findQuote, LONGEST_QUOTE } from '../../../../shared/domain'
import { bindKeys, LoadingState, notify, useShortcuts, useTexts } from '../../../kit'
import { drawByKeyboard } from '../../annotations/layers/area-drawing'
import { SelectionTools } from '../../controls/selection-tools'
import { NO_TOOLS, useOfferedTools } from '../../controls/use-offered-tools'
import { useReadingPlace } from '../../controls/use-reading-place'
import { useSelectedWords } from '../../controls/use-selected-words'
import { useViewerKeys } from '../../controls/use-viewer-keys'
import { Unreadable } from '../../frame/unreadable'
import type { ReadingPosition } from '../../../store/contract'
import type { SourceViewerProps } from '../viewer'
import { PdfFailureState } from './pdf-failure'
import { PdfFind } from './pdf-find'
import classes from './pdf.module.css'
import { PDF_KEYS } from './pdf-keys'
import { PdfPanel, type PanelTab } from './pdf-panel'
import { PdfPassword } from './pdf-password'
import type { PdfSession } from './pdf-session'
import { PdfToolbar } from './pdf-toolbar'
import { describeSelection } from './selected-text'
import { useAreaTools } from './use-area-tools'
import { usePageAnnotations } from './use-page-annotations'
import { usePdfDocument } from './use-pdf-document'
import { usePdfSession } from './use-pdf-session'

const TOOLS = ['highlight', 'underline', 'comment', 'area', 'pin'] as const

/** Reads a PDF: continuous pages with selectable text, thumbnails, contents, search, zoom, and annotations on words and areas. */
export function PdfViewer(props: SourceViewerProps) {
  const { tool, isReadOnly = false, place, onActivate, onCreate, onTool, onReading, onSaveCopy } = props
  const t = useTexts('pdf')
  const review = useTexts('review')
  const [container, setContainer] = useState<HTMLDivElement | null>(null)
  const [pages, setPages] = useState<HTMLDivElement | null>(null)
  const [tab, setTab] = useState(panelOf(props.reading))
  const [isFinding, setFinding] = useState(false)
  const rememberPlace = useReadingPlace(onReading)
  const { progress, tryAgain } = usePdfDocument(props.source)
  const document = progress.state === 'open' ? progress.document : null
  const hasPages = progress.state === 'open' || progress.state === 'opening'
  useOfferedTools(props.onTools, hasPages ? null : NO_TOOLS)
  const { shown, pdf } = usePdfSession(document, { container, viewer: pages }, props.reading, {
    onDrawn() {
      onDrawn()
      areas.follow()
    },
    onPlace: rememberPlace,
  })
  const session = shown?.session ?? null
  const onDrawn = usePageAnnotations(session, shown?.marks ?? null, props)
  const describe = useCallback(
    (range: Range) => {
      const selectors = session ? describeSelection(range, session.textPagesIn(range)) : []
      // Pages far from the one in sight have no words in the document, and a record holds no endless quote.
      const isTooLong = session && (selectors.length === 0 || (findQuote(selectors)?.exact.length ?? 0) > LONGEST_QUOTE)
      if (!isTooLong) return selectors
      if (range.toString().trim() !== '') notify({ kind: 'hint', message: t('selection.tooLong') })
      return []
    },
    [session, t],
  )
  const words = useSelectedWords(pages, {
    tool,
    isReadOnly,
    describe,
    onCreate,
    origin: () => container?.parentElement?.getBoundingClientRect() ?? { left: 0, top: 0 },
  })
  const areas = useAreaTools(pages, shown, props)

  const showPanel = (next: PanelTab | 'none') => {
    setTab(next)
    rememberPlace({ panel: next })
  }
  const togglePanel = () => showPanel(tab === 'none' ? 'pages' : 'none')
  const focusPages = () => container?.focus({ preventScroll: true })
  const find = () => setFinding(true)
  const closeFind = async (searched: PdfSession) => {
    setFinding(false)
    const match = await searched.endSearch()
    // What was looked for stays selected, so that one key marks it.
    if (match) words.keyboard.begin(match)
    else focusPages()
  }
  useViewerKeys({
    isReadOnly,
    tool,
    onTool,
    tools: hasPages ? TOOLS : NO_TOOLS,
    annotateSelection: words.annotate,
    focusPage: focusPages,
    drawByKeyboard(shape) {
      const surface = session?.surfaceOf(pdf.page)?.element
      const label = review('drawing.label')
      if (surface) drawByKeyboard(surface, shape, label, (box) => box && areas.onDrawn(surface, box, shape))
    },
    ...(session ? { find, zoomIn: () => session.zoomIn(), zoomOut: () => session.zoomOut() } : {}),
  })
  const shortcuts = bindKeys(PDF_KEYS, t, session ? { 'pdf.turn': () => session.turn(), 'pdf.panel': togglePanel } : {})
  useShortcuts(shortcuts.map((one) => (one.id === 'pdf.panel' && tab !== 'none' ? { ...one, label: t('panel.hide') } : one)))
  const onClick = (event: MouseEvent) => {
    const page = event.target instanceof Element ? session?.pageOf(event.target) : null
    if (!page || words.hasSelection() || tool === 'area' || tool === 'pin') return
    onActivate(shown?.marks.hit(page, event.clientX, event.clientY) ?? null)
  }
  const onLinkClick = (event: MouseEvent) => {
    const link = event.target instanceof Element ? event.target.closest<HTMLAnchorElement>('a[href]') : null
    if (!link || link.getAttribute('href')?.startsWith('#') || link.getAttribute('href') === '') return
    event.preventDefault()
    if (link.protocol === 'https:') props.onOpenLink(link.href)
  }

  return (
    <div className={classes.room}>
      <PdfToolbar {...props} session={session} pdf={pdf} showsPanel={tab !== 'none'} onPanel={togglePanel} onFind={find} />
      {session && tab !== 'none' && (
        <PdfPanel
          session={session}
          pdf={pdf}
          tab={tab}
          onTab={showPanel}
          onClose={() => {
            showPanel('none')
            focusPages()
          }}
          onLeave={focusPages}
          onOpenLink={props.onOpenLink}
        />
      )}
      <div className={classes.sheet}>
        {progress.state === 'opening' && <LoadingState rows={5} />}
        {progress.state === 'locked' && <PdfPassword request={progress.request} onSaveCopy={onSaveCopy} />}
        {progress.state === 'failed' && <PdfFailureState reason={progress.reason} onSaveCopy={onSaveCopy} />}
        {progress.state === 'unreadable' && <Unreadable {...props} reason={progress.reason} onTryAgain={tryAgain} />}
        {hasPages && (
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
        )}
        <SelectionTools words={words} />
        {isFinding && session && <PdfFind session={session} found={pdf.found} onClose={() => void closeFind(session)} />}
      </div>
    </div>
  )
}

function panelOf(reading: ReadingPosition | null): PanelTab | 'none' {
  const panel = reading?.panel
  return panel === 'pages' || panel === 'outline' ? panel : 'none'
}
