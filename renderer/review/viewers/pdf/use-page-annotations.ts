import { useEffect, useRef } from 'react'
import type { ViewerBodyProps } from '../viewer'
import type { PageMarks } from './page-marks'
import type { PdfSession } from './pdf-session'

type PageAnnotationProps = Pick<ViewerBodyProps, 'annotations' | 'activeAnnotationId' | 'reveal' | 'place'>

/**
 * Keeps the annotations drawn on the pages, and scrolls to the one that is asked for.
 * @returns what to call whenever marks were drawn: words of a changed file are measured only when their page is painted.
 */
export function usePageAnnotations(
  session: PdfSession | null,
  marks: PageMarks | null,
  { annotations, activeAnnotationId, reveal, place }: PageAnnotationProps,
): () => void {
  useEffect(() => {
    marks?.show(annotations, activeAnnotationId)
    place.moved()
  }, [marks, annotations, activeAnnotationId, place])
  useEffect(() => {
    if (!marks) return
    return place.provide((annotationId) => marks.rectangleOf(annotationId))
  }, [marks, place])

  /** What is still to be scrolled to, once it is known where it is. */
  const waiting = useRef<() => void>(() => {})
  useEffect(() => {
    if (!session || !marks || !reveal) return
    const scroll = () => {
      const rectangle = marks.rectangleOf(reveal.annotationId)
      if (!rectangle) return
      waiting.current = () => {}
      session.bringIntoView(rectangle)
    }
    waiting.current = scroll
    scroll()
    const page = marks.pageOf(reveal.annotationId)
    if (waiting.current === scroll && page !== null) session.goToPage(page)
  }, [session, marks, reveal])
  return () => {
    place.moved()
    waiting.current()
  }
}
