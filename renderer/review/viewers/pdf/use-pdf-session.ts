import type { PDFDocumentProxy } from 'pdfjs-dist/legacy/build/pdf.mjs'
import { useEffect, useRef, useState } from 'react'
import { useTexts } from '../../../kit'
import type { ReadingPosition } from '../../../store/contract'
import { PageMarks } from './page-marks'
import { standBy } from './pdf-workers'
import { type PdfPlace, PdfSession, type PdfState } from './pdf-session'

/** A document on the screen: its pages, and what is drawn on them. */
export type ShownPdf = { session: PdfSession; marks: PageMarks }

/** What happens to the pages; always the latest functions are called. */
export type PageEvents = {
  /** Pages or marks were painted, moved or resized. */
  onDrawn(): void
  onPlace(place: PdfPlace & { pageTop: number }): void
}

type Elements = { container: HTMLDivElement | null; viewer: HTMLDivElement | null }

/** By then the first pages are there, and whoever leafs through submissions has gone on: now a worker may load for the next one. */
const AFTER_FIRST_PAGE_MS = 400

const NOTHING: PdfState = { page: 1, pages: 0, scale: 1, isPainted: false, rotation: 0, found: null }

/** Shows a document in two elements for as long as it and they are the same. */
export function usePdfSession(
  document: PDFDocumentProxy | null,
  { container, viewer }: Elements,
  reading: ReadingPosition | null,
  events: PageEvents,
): { shown: ShownPdf | null; pdf: PdfState } {
  const t = useTexts('pdf')
  const [shown, setShown] = useState<ShownPdf | null>(null)
  const [pdf, setPdf] = useState<PdfState>(NOTHING)
  const latest = useRef({ events, t, reading })
  useEffect(() => {
    // Where reading stopped is asked once; the other two are always those of the last rendering.
    latest.current = { ...latest.current, events, t }
  })
  useEffect(() => {
    if (!document || !container || !viewer) return
    const session = new PdfSession(document, {
      container,
      viewer,
      start: startOf(latest.current.reading),
      pageLabel: (page) => latest.current.t('pageLabel', { page }),
      onState: setPdf,
      onPage: (page) => marks.attach(page),
      onLayout: () => marks.attachAll(),
      onPlace: (place) => latest.current.events.onPlace(place),
    })
    const marks = new PageMarks(session, () => latest.current.events.onDrawn())
    setShown({ session, marks })
    return () => {
      setShown(null)
      session.close()
    }
  }, [document, container, viewer])
  const { isPainted } = pdf
  useEffect(() => {
    if (!isPainted) return
    const timer = setTimeout(standBy, AFTER_FIRST_PAGE_MS)
    return () => clearTimeout(timer)
  }, [isPainted])
  return { shown, pdf }
}

function startOf(reading: ReadingPosition | null): PdfPlace {
  return {
    page: reading?.page ?? 1,
    pageTop: reading?.pageTop ?? null,
    zoom: reading?.zoom ?? 'auto',
    rotation: reading?.rotation ?? 0,
  }
}
