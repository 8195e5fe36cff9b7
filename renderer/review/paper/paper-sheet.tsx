import { type ReactNode, useState } from 'react'
import { useTextAnnotations } from '../annotations/use-text-annotations'
import { FindBar } from '../controls/find-bar'
import { SelectionTools } from '../controls/selection-tools'
import { useReadingPlace } from '../controls/use-reading-place'
import { useTextFind } from '../controls/use-text-find'
import { useViewerKeys } from '../controls/use-viewer-keys'
import { ViewerToolbar } from '../controls/viewer-toolbar'
import type { ViewerBodyProps } from '../viewers/viewer'
import classes from './paper.module.css'

const TOOLS = ['highlight', 'underline', 'comment'] as const

type PaperSheetProps = ViewerBodyProps & {
  /** The evidence's own words; the same object as long as they are the same. */
  placed: { text: string }
  /** Shows those words by `Words`, among words of the interface. */
  children: ReactNode
}

/** What a record or a vouch is shown on: it scrolls, and its words can be found and marked. */
export function PaperSheet({ placed, children, ...props }: PaperSheetProps) {
  const { item, tool, isReadOnly = false, place, onTool, reading } = props
  const [room, setRoom] = useState<HTMLElement | null>(null)
  const [words, setWords] = useState<HTMLElement | null>(null)
  const rememberPlace = useReadingPlace(props.onReading)
  const text = useTextAnnotations(words, props, null, () => room?.getBoundingClientRect() ?? { left: 0, top: 0 }, placed)
  const find = useTextFind(words, text.marks, text.words.keyboard)
  useViewerKeys({ isReadOnly, tool, onTool, tools: TOOLS, annotateSelection: text.words.annotate, find: find.open })
  return (
    <div ref={setRoom} className={classes.room}>
      <ViewerToolbar slot={props.toolbar} onFind={find.open} onSaveCopy={props.onSaveCopy}>
        {[]}
      </ViewerToolbar>
      <div
        ref={(element) => {
          if (element && reading?.scrollTop && !words) element.scrollTop = reading.scrollTop
        }}
        className={classes.scroll}
        tabIndex={0}
        role="document"
        aria-label={item.title}
        onScroll={(event) => {
          place.moved()
          text.words.moved()
          rememberPlace({ scrollTop: event.currentTarget.scrollTop })
        }}
        onClick={(event) => text.click(event.clientX, event.clientY)}
      >
        <div className={classes.paper}>
          <article ref={setWords}>{children}</article>
        </div>
      </div>
      <SelectionTools words={text.words} />
      {find.query !== null && (
        <FindBar query={find.query} found={find.found} onQuery={find.search} onStep={find.step} onClose={find.close} />
      )}
    </div>
  )
}
