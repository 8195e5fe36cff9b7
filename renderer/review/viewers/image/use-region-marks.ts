import { useCallback, useEffect, useMemo } from 'react'
import { formatRegion, parseAll, parseRegion } from '../../../../shared/domain'
import { type Box, turn } from '../../annotations/anchoring/page-geometry'
import { type DrawingTool, startAreaDrawing } from '../../annotations/layers/area-drawing'
import type { Mark } from '../../annotations/layers/mark'
import { MarkLayer } from '../../annotations/layers/mark-layer'
import { useAreaEditing } from '../../annotations/use-area-editing'
import type { ShownAnnotation, ViewerBodyProps } from '../viewer'

/** The picture as it is shown: its size in natural pixels, and by how many degrees it is turned clockwise. */
type Shown = { width: number; height: number; rotation: number }

type RegionMarks = {
  /** The annotation at a point of the window, or null. */
  hit(clientX: number, clientY: number): string | null
  /** An area or a point was drawn. */
  onDrawn(box: Box, tool: DrawingTool): void
}

/**
 * Draws areas and points on a picture, lets them be made, moved and resized, and says where they are.
 * @param canDraw false while the pointer pulls the picture.
 */
export function useRegionMarks(
  surface: HTMLElement | null,
  shown: Shown | null,
  canDraw: boolean,
  props: ViewerBodyProps,
): RegionMarks {
  const { annotations, activeAnnotationId, tool, isReadOnly = false, place, onCreate, onRetarget } = props
  const layer = useMemo(() => new MarkLayer(document), [])
  useEffect(() => {
    surface?.append(layer.element)
    return place.provide((annotationId) => layer.rectangleOf(annotationId))
  }, [surface, layer, place])
  useEffect(() => {
    if (!shown) return
    layer.draw(annotations.flatMap((annotation) => markOf(annotation, shown, activeAnnotationId)))
    place.moved()
  }, [annotations, activeAnnotationId, shown, layer, place])

  const onDrawn = useCallback(
    (box: Box, shape: DrawingTool) => shown && onCreate({ shape, selectors: [formatRegion(regionOf(box, shown))] }),
    [shown, onCreate],
  )
  useEffect(() => {
    if (!surface || isReadOnly || !canDraw || (tool !== 'area' && tool !== 'pin')) return
    return startAreaDrawing(surface, {
      tool: () => tool,
      surfaceOf: () => surface,
      onDrawn: (_, box, shape) => onDrawn(box, shape),
    })
  }, [surface, isReadOnly, canDraw, tool, onDrawn])
  const follow = useAreaEditing({
    ...props,
    placeOf(annotationId) {
      const box = layer.boxOf(annotationId)
      return surface && box ? { surface, box } : null
    },
    onPreview(annotationId, box) {
      layer.preview(annotationId, box)
      place.moved()
    },
    onChange: (annotationId, box) => shown && onRetarget(annotationId, [formatRegion(regionOf(box, shown))]),
  })
  useEffect(follow, [follow, surface, shown])
  return { hit: (clientX, clientY) => layer.hit(clientX, clientY), onDrawn }
}

function regionOf(box: Box, { width, height, rotation }: Shown) {
  const upright = turn(box, 360 - rotation)
  return { x: upright.x * width, y: upright.y * height, width: upright.width * width, height: upright.height * height }
}

function markOf(
  { annotation, selectors, placement, criterion, isEarlier }: ShownAnnotation,
  shown: Shown,
  activeId: string | null,
): Mark[] {
  const boxes = parseAll(selectors, parseRegion).map(({ x, y, width, height }) =>
    turn({ x: x / shown.width, y: y / shown.height, width: width / shown.width, height: height / shown.height }, shown.rotation),
  )
  if (boxes.length === 0) return []
  return [
    {
      annotationId: annotation.id,
      shape: annotation.shape === 'pin' ? 'pin' : 'area',
      boxes,
      criterionIndex: criterion?.index ?? null,
      code: criterion?.code ?? null,
      isActive: annotation.id === activeId,
      isUncertain: placement === 'approximate',
      isEarlier,
    },
  ]
}
