import { type MouseEvent, useEffect, useLayoutEffect, useRef, useState } from 'react'
import { codePointsBefore } from '../../../../../shared/domain'
import { TextMarks } from '../../../annotations/layers/text-marks'
import type { PlacedMark } from '../code/place-marks'
import classes from './notebook.module.css'

type MarkdownBlockProps = {
  /** Cleaned; nothing in it runs or loads. */
  content: DocumentFragment
  start: number
  marks: readonly PlacedMark[]
  activeId: string | null
  onOpenLink(url: string): void
}

/** A cell of Markdown as it reads, with the words in it that are annotated. */
export function MarkdownBlock({ content, start, marks, activeId, onOpenLink }: MarkdownBlockProps) {
  const body = useRef<HTMLDivElement>(null)
  const [layer, setLayer] = useState<TextMarks | null>(null)
  useLayoutEffect(() => {
    const words = body.current
    if (!words) return
    words.replaceChildren(content.cloneNode(true))
    const made = new TextMarks(words)
    setLayer(made)
    return () => made.remove()
  }, [content])
  useEffect(() => {
    const text = body.current?.textContent ?? ''
    const here = marks
      .filter(({ shape }) => shape !== 'lines')
      .map(({ shown, start: from, end }) => ({
        ...shown,
        selectors: [
          {
            type: 'TextPositionSelector' as const,
            start: codePointsBefore(text, Math.max(0, from - start)),
            end: codePointsBefore(text, Math.min(text.length, end - start)),
          },
        ],
      }))
    layer?.show(here, activeId)
  }, [layer, marks, start, activeId])
  const onClick = (event: MouseEvent) => {
    const link = event.target instanceof Element ? event.target.closest<HTMLAnchorElement>('a[href]') : null
    if (!link) return
    event.preventDefault()
    if (link.protocol === 'https:') onOpenLink(link.href)
  }
  return (
    <div className={classes.markdown}>
      <div ref={body} data-start={start} onClick={onClick} />
    </div>
  )
}
