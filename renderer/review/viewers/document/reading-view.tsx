import { useComputedColorScheme } from '@mantine/core'
import { useEffect, useState } from 'react'
import { bindKeys, useShortcuts, useTexts } from '../../../kit'
import { useTextAnnotations } from '../../annotations/use-text-annotations'
import { FindBar } from '../../controls/find-bar'
import { SelectionTools } from '../../controls/selection-tools'
import { useTextSize } from '../../controls/text-size'
import { useReadingPlace } from '../../controls/use-reading-place'
import { useTextFind } from '../../controls/use-text-find'
import { useViewerKeys } from '../../controls/use-viewer-keys'
import { dressFrame, FRAME_DOCUMENT, fillFrame } from '../../reading-frame/reading-frame'
import { useFrameEvents } from '../../reading-frame/use-frame-events'
import type { ViewerBodyProps } from '../viewer'
import { COLUMN_WIDTHS, type Column } from './column-control'
import classes from './document.module.css'
import { DOCUMENT_KEYS } from './document-keys'
import { ArchivedBar, LeftOutBar } from './document-notices'
import type { OpenedDocument } from './open-document'
import { currentHeading, type Heading, readOutline } from './outline'
import { OutlineList } from './outline-list'
import { ReadingToolbar } from './reading-toolbar'

const TOOLS = ['highlight', 'underline', 'comment'] as const
const FRAME_ORIGIN = () => ({ left: 0, top: 0 })
const NATURAL_PX = 17
/** Smaller type than that can't be read. */
const LEAST_SCALE = 0.5

type ReadingViewProps = ViewerBodyProps & { opened: OpenedDocument & { ok: true } }

/** A text laid out as a page, in a frame in which nothing runs. */
export function ReadingView({ opened, ...props }: ReadingViewProps) {
  const { item, tool, isReadOnly = false, place, onTool, reading } = props
  const t = useTexts('document')
  const [frame, setFrame] = useState<HTMLIFrameElement | null>(null)
  const [words, setWords] = useState<HTMLElement | null>(null)
  const [column, setColumn] = useState<Column>(reading?.column ?? 'medium')
  const [headings, setHeadings] = useState<readonly Heading[]>([])
  const [heading, setHeading] = useState(-1)
  const [showsOutline, setShowsOutline] = useState(reading?.panel === 'outline')
  const rememberPlace = useReadingPlace(props.onReading)
  const size = useTextSize(reading, LEAST_SCALE, rememberPlace)
  const { scale } = size
  const text = useTextAnnotations(words, props, frame, FRAME_ORIGIN)
  const find = useTextFind(words, text.marks, text.words.keyboard)

  const onLoad = () => {
    const filled = frame && fillFrame(frame, opened.content)
    setWords(filled)
    setHeadings(filled ? readOutline(filled) : [])
    const scrolled = frame?.contentDocument?.scrollingElement
    if (scrolled && reading?.scrollTop) scrolled.scrollTop = reading.scrollTop
  }
  const scheme = useComputedColorScheme()
  useEffect(() => {
    if (frame && words) dressFrame(frame)
  }, [frame, words, scheme])
  useEffect(() => {
    const root = words?.ownerDocument.documentElement
    root?.style.setProperty('font-size', `${NATURAL_PX * scale}px`)
    root?.style.setProperty('--reading-column', COLUMN_WIDTHS[column])
  }, [words, scale, column])
  useFrameEvents(frame, words, {
    onScroll(scrollTop) {
      place.moved()
      text.words.moved()
      rememberPlace({ scrollTop })
      setHeading(currentHeading(headings))
    },
    onClick: text.click,
    onOpenLink: props.onOpenLink,
  })

  const showOutline = (shows: boolean) => {
    setShowsOutline(shows)
    rememberPlace({ panel: shows ? 'outline' : 'none' })
    if (!shows) text.words.keyboard.focusWords()
  }
  const hasOutline = headings.length > 1
  const annotateSelection = text.words.annotate
  useViewerKeys({ isReadOnly, tool, onTool, tools: TOOLS, annotateSelection, find: find.open, ...size })
  useShortcuts(bindKeys(DOCUMENT_KEYS, t, { 'document.outline': hasOutline ? () => showOutline(!showsOutline) : undefined }))
  return (
    <div className={classes.room}>
      <ReadingToolbar
        {...props}
        find={find}
        size={size}
        column={column}
        onColumn={(next) => {
          setColumn(next)
          rememberPlace({ column: next })
        }}
        outline={hasOutline ? { isShown: showsOutline, onShow: showOutline } : null}
      />
      {opened.archived && <ArchivedBar archived={opened.archived} onOpenLink={props.onOpenLink} />}
      {opened.leftOut.length > 0 && <LeftOutBar leftOut={opened.leftOut} onSaveCopy={props.onSaveCopy} />}
      <div className={classes.body}>
        {showsOutline && hasOutline && (
          <OutlineList
            headings={headings}
            current={heading}
            onHeading={({ element }) => {
              element.scrollIntoView({ block: 'start' })
              text.words.keyboard.focusWords()
            }}
            onClose={() => showOutline(false)}
          />
        )}
        <div className={classes.page}>
          <iframe
            ref={setFrame}
            className={classes.frame}
            sandbox="allow-same-origin"
            srcDoc={FRAME_DOCUMENT}
            title={t('frame', { title: item.title })}
            onLoad={onLoad}
          />
          <SelectionTools words={text.words} />
          {find.query !== null && (
            <FindBar query={find.query} found={find.found} onQuery={find.search} onStep={find.step} onClose={find.close} />
          )}
        </div>
      </div>
    </div>
  )
}
