import { useComputedColorScheme } from '@mantine/core'
import { IconFileOff } from '@tabler/icons-react'
import { useEffect, useMemo, useRef, useState } from 'react'
import { EmptyState, useFormats, useTexts } from '../../../kit'
import { FindHighlights, MOST_MATCHES } from '../../annotations/layers/find-highlights'
import { useTextAnnotations } from '../../annotations/use-text-annotations'
import { FindBar } from '../../controls/find-bar'
import { SelectionTools } from '../../controls/selection-tools'
import { useReadingPlace } from '../../controls/use-reading-place'
import { useViewerKeys } from '../../controls/use-viewer-keys'
import { ViewerToolbar } from '../../controls/viewer-toolbar'
import { ZoomControl } from '../../controls/zoom-control'
import { decodeText } from '../../evidence-text/decode-text'
import { renderText } from '../../prose/render-text'
import type { ViewerBodyProps } from '../viewer'
import { dressFrame, FRAME_DOCUMENT, fillFrame } from './reading-frame'
import classes from './text.module.css'
import { useFrameEvents } from './use-frame-events'

const TOOLS = ['highlight', 'underline', 'comment'] as const
const FRAME_ORIGIN = () => ({ left: 0, top: 0 })
const clampScale = (scale: number) => Math.min(3, Math.max(0.5, scale))

/** Reads Markdown, HTML snapshots and plain text, laid out as a page, in a frame in which nothing runs. */
export function TextViewer(props: ViewerBodyProps) {
  const { item, bytes, tool, isReadOnly = false, place, onTool } = props
  const t = useTexts('review')
  const { bytes: inBytes } = useFormats()
  const [frame, setFrame] = useState<HTMLIFrameElement | null>(null)
  const [words, setWords] = useState<HTMLElement | null>(null)
  const [scale, setScale] = useState(() => clampScale(Number(props.reading?.zoom) || 1))
  const [query, setQuery] = useState<string | null>(null)
  const [found, setFound] = useState<{ current: number; total: number } | null>(null)
  const rememberPlace = useReadingPlace(props.onReading)
  const rendered = useMemo(
    () =>
      renderText(decodeText(bytes), item.mediaType, (name, kind) =>
        t(kind === 'drawing' ? 'text.drawingNotShown' : 'text.pictureLeftOut', { name }),
      ),
    [bytes, item.mediaType, t],
  )
  const text = useTextAnnotations(words, props, frame, FRAME_ORIGIN)

  const onLoad = () => {
    const filled = frame && fillFrame(frame, rendered.content)
    setWords(filled)
    const scrolled = frame?.contentDocument?.scrollingElement
    if (scrolled && props.reading?.scrollTop) scrolled.scrollTop = props.reading.scrollTop
  }
  const scheme = useComputedColorScheme()
  useEffect(() => {
    if (frame && words) dressFrame(frame)
  }, [frame, words, scheme])
  useEffect(() => {
    const root = words?.ownerDocument.documentElement
    if (root) root.style.fontSize = `${17 * scale}px`
  }, [words, scale])
  useFrameEvents(frame, words, {
    onScroll(scrollTop) {
      place.moved()
      text.words.moved()
      rememberPlace({ scrollTop })
    },
    onClick: text.click,
    onOpenLink: props.onOpenLink,
  })

  const highlights = useRef<{ words: HTMLElement; shown: FindHighlights } | null>(null)
  const search = (next: string | null) => {
    setQuery(next)
    const view = frame?.contentWindow as (Window & typeof globalThis) | null | undefined
    if (!words || !view || !text.marks) return
    if (highlights.current?.words !== words) highlights.current = { words, shown: new FindHighlights(view) }
    const { shown } = highlights.current
    shown.show(next === null || next.trim() === '' ? [] : text.marks.search(next, MOST_MATCHES))
    setFound(next ? shown.found : null)
  }
  const closeFind = () => {
    const match = highlights.current?.shown.currentRange
    search(null)
    // What was looked for stays selected, so that one key marks it.
    if (match) text.words.keyboard.begin(match)
    else frame?.focus()
  }
  const step = (direction: 'next' | 'previous') => {
    highlights.current?.shown.step(direction)
    setFound(highlights.current?.shown.found ?? null)
  }
  const zoomTo = (next: number) => {
    setScale(clampScale(next))
    rememberPlace({ zoom: String(clampScale(next)) })
  }
  const zoomIn = () => zoomTo(scale + 0.1)
  const zoomOut = () => zoomTo(scale - 0.1)
  const find = () => search(query ?? '')
  useViewerKeys({ isReadOnly, tool, onTool, tools: TOOLS, annotateSelection: text.words.annotate, find, zoomIn, zoomOut })

  if (bytes.byteLength === 0) {
    return <EmptyState icon={<IconFileOff />} title={t('text.empty.title')} hint={t('text.empty.hint')} />
  }
  return (
    <div className={classes.room}>
      <ViewerToolbar slot={props.toolbar} onFind={find} onSaveCopy={props.onSaveCopy}>
        {[
          <ZoomControl
            key="zoom"
            scale={scale}
            onZoomIn={zoomIn}
            onZoomOut={zoomOut}
            onScale={zoomTo}
            fits={[{ value: 'natural', label: t('controls.naturalSize') }]}
            onFit={() => zoomTo(1)}
          />,
        ]}
      </ViewerToolbar>
      {rendered.isCut && <p className={classes.notice}>{t('text.cut', { size: inBytes(2_000_000) })}</p>}
      <div className={classes.page}>
        <iframe
          ref={setFrame}
          className={classes.frame}
          sandbox="allow-same-origin"
          srcDoc={FRAME_DOCUMENT}
          title={t('text.frame', { title: item.title })}
          onLoad={onLoad}
        />
        <SelectionTools words={text.words} />
        {query !== null && <FindBar query={query} found={found} onQuery={search} onStep={step} onClose={closeFind} />}
      </div>
    </div>
  )
}
