import { useEffect, useRef, useState } from 'react'
import { useTexts } from '../../../kit'
import type { ViewerBodyProps } from '../viewer'
import { openPdf, type PdfFailure } from './open-pdf'
import { PageMarks } from './page-marks'
import { PdfSession, type PdfState } from './pdf-session'
import { takeThread } from './pdf-workers'

export type PdfProgress =
  | { state: 'opening' }
  | { state: 'failed'; reason: PdfFailure }
  | { state: 'open'; session: PdfSession; marks: PageMarks }

/** What happens to the pages; always the latest functions are called. */
export type PageEvents = {
  /** A page was painted, or its words are there. */
  onPage(page: number): void
  /** All pages were turned or resized. */
  onLayout(): void
  onPlace(place: { page: number; zoom: string }): void
}

/**
 * Opens the bytes as a PDF in the two elements, once, and closes it with the component. Bytes are copied for pdf.js, which takes
 * them over: in development, React mounts everything twice.
 */
export function usePdfSession(
  { bytes, reading }: Pick<ViewerBodyProps, 'bytes' | 'reading'>,
  container: HTMLDivElement | null,
  viewer: HTMLDivElement | null,
  events: PageEvents,
): { progress: PdfProgress; pdf: PdfState } {
  const t = useTexts('review')
  const [progress, setProgress] = useState<PdfProgress>({ state: 'opening' })
  const [pdf, setPdf] = useState<PdfState>({ page: 1, pages: 0, scale: 0, found: null })
  const latest = useRef({ events, t, reading })
  useEffect(() => {
    latest.current = { ...latest.current, events, t }
  })
  useEffect(() => {
    if (!container || !viewer) return
    const open = openPdf({ data: bytes.slice() }, takeThread())
    let session: PdfSession | null = null
    let isCurrent = true
    open.opening.then((opening) => {
      if (!isCurrent) return
      if (!opening.ok) {
        setProgress({ state: 'failed', reason: opening.reason })
        return
      }
      const start = latest.current.reading
      const opened = new PdfSession(opening.document, {
        container,
        viewer,
        zoom: start?.zoom ?? 'auto',
        page: start?.page ?? 1,
        pageLabel: (page) => latest.current.t('pdf.pageLabel', { page }),
        onState: setPdf,
        onPage(page) {
          marks.attach(page)
          latest.current.events.onPage(page)
        },
        onLayout() {
          marks.attachAll()
          latest.current.events.onLayout()
        },
        onPlace: (place) => latest.current.events.onPlace(place),
      })
      const marks = new PageMarks((page) => opened.surfaceOf(page))
      session = opened
      setPdf({ page: start?.page ?? 1, pages: opening.document.numPages, scale: 0, found: null })
      setProgress({ state: 'open', session: opened, marks })
    }, console.error)
    return () => {
      isCurrent = false
      session?.close()
      open.close().catch(console.error)
    }
  }, [bytes, container, viewer])
  return { progress, pdf }
}
