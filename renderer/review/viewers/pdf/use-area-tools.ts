import { useCallback, useEffect } from 'react'
import { formatPageRectangle, type Selector } from '../../../../shared/domain'
import { type Box, pageRectangle } from '../../annotations/anchoring/page-geometry'
import { type DrawingTool, startAreaDrawing } from '../../annotations/layers/area-drawing'
import { useAreaEditing } from '../../annotations/use-area-editing'
import type { ViewerBodyProps } from '../viewer'
import type { ShownPdf } from './use-pdf-session'
import { describeWordsIn } from './words-in-area'

type AreaProps = Pick<
  ViewerBodyProps,
  'annotations' | 'activeAnnotationId' | 'isReadOnly' | 'tool' | 'source' | 'place' | 'onCreate' | 'onRetarget'
>

type AreaTools = {
  /** An area or a point was drawn on a page's element. */
  onDrawn(surface: HTMLElement, box: Box, tool: DrawingTool): void
  /** Pages or marks were painted, moved or resized. */
  follow(): void
}

/** Draws areas and points on pages, and moves and resizes them. */
export function useAreaTools(root: HTMLElement | null, shown: ShownPdf | null, props: AreaProps): AreaTools {
  const { tool, isReadOnly = false, place, onCreate, onRetarget } = props
  const onDrawn = useCallback(
    (surface: HTMLElement, box: Box, shape: DrawingTool) => {
      const page = shown?.session.pageOf(surface)
      if (shown && page) onCreate({ shape, selectors: describeArea(shown, page, box) })
    },
    [shown, onCreate],
  )
  useEffect(() => {
    if (!root || isReadOnly || (tool !== 'area' && tool !== 'pin')) return
    return startAreaDrawing(root, { tool: () => tool, surfaceOf: (target) => target.closest<HTMLElement>('.page'), onDrawn })
  }, [root, isReadOnly, tool, onDrawn])
  const follow = useAreaEditing({
    ...props,
    placeOf(annotationId) {
      const area = shown?.marks.areaOf(annotationId)
      return area ? { surface: area.surface.element, box: area.box } : null
    },
    onPreview(annotationId, box) {
      shown?.marks.preview(annotationId, box)
      place.moved()
    },
    onChange(annotationId, box) {
      const page = shown?.marks.pageOf(annotationId)
      if (shown && page) onRetarget(annotationId, describeArea(shown, page, box))
    },
  })
  return { onDrawn, follow }
}

/** The rectangle in points of the page, and the words in it, by which it is found again in a changed file. */
function describeArea({ session }: ShownPdf, page: number, box: Box): Selector[] {
  const geometry = session.surfaceOf(page)?.geometry
  if (!geometry) return []
  const textPage = session.textPage(page)
  return [
    formatPageRectangle({ page, ...pageRectangle(box, geometry) }),
    ...(textPage && box.width > 0 ? describeWordsIn(box, textPage) : []),
  ]
}
