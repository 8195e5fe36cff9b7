import { useCallback, useEffect, useMemo, useRef, useState } from 'react'
import type { ViewerBodyProps } from '../viewer'
import type { PageMarks } from './page-marks'
import type { PdfSession } from './pdf-session'
import { Placements } from './placement'

type PageAnnotationProps = Pick<ViewerBodyProps, 'source' | 'annotations' | 'activeAnnotationId' | 'reveal' | 'place'>

/**
 * Keeps the annotations drawn on the pages, and scrolls to the one that is asked for.
 * @returns what to call when a page was painted: words that moved in a changed file can only be measured then.
 */
export function usePageAnnotations(
  session: PdfSession | null,
  marks: PageMarks | null,
  { source, annotations, activeAnnotationId, reveal, place }: PageAnnotationProps,
): (page: number) => void {
  const placements = useMemo(() => (session ? new Placements(source.file.sha256, session) : null), [session, source])
  const [measured, setMeasured] = useState(0)
  const onPage = useCallback(
    (page: number) => {
      if (placements?.isWaitingFor(page)) setMeasured((count) => count + 1)
    },
    [placements],
  )
  useEffect(() => {
    let isCurrent = true
    placements?.find(annotations.map(({ annotation }) => annotation)).then(
      (isNew) => isCurrent && isNew && setMeasured((count) => count + 1),
      // The document was closed while its pages were read.
      () => {},
    )
    return () => {
      isCurrent = false
    }
  }, [placements, annotations])
  useEffect(() => {
    if (!marks || !placements) return
    marks.show(annotations, activeAnnotationId, ({ annotation }) => placements.placeOf(annotation))
    place.moved()
  }, [marks, placements, annotations, activeAnnotationId, place, measured])
  useEffect(() => {
    if (!marks) return
    return place.provide((annotationId) => marks.rectangleOf(annotationId))
  }, [marks, place])

  const answered = useRef<typeof reveal>(null)
  useEffect(() => {
    if (!session || !marks || !placements || !reveal || answered.current === reveal) return
    const rectangle = marks.rectangleOf(reveal.annotationId)
    if (rectangle) {
      answered.current = reveal
      session.bringIntoView(rectangle)
      return
    }
    const wanted = annotations.find(({ annotation }) => annotation.id === reveal.annotationId)?.annotation
    const page = wanted && placements.pageOf(wanted)
    if (page) session.goToPage(page)
  }, [session, marks, placements, reveal, annotations, measured])
  return onPage
}
