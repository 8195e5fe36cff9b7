import { type CSSProperties, type MouseEvent, useCallback, useEffect, useMemo, useState } from 'react'
import { formatRegion, parseAll, parseRegion } from '../../../../shared/domain'
import { ErrorState, LoadingState, useTexts } from '../../../kit'
import { IconPhotoX } from '@tabler/icons-react'
import { type Box, turn } from '../../annotations/anchoring/page-geometry'
import { drawByKeyboard, startAreaDrawing } from '../../annotations/layers/area-drawing'
import type { Mark } from '../../annotations/layers/mark'
import { MarkLayer } from '../../annotations/layers/mark-layer'
import { useReadingPlace } from '../../controls/use-reading-place'
import { useViewerKeys } from '../../controls/use-viewer-keys'
import type { ShownAnnotation, ViewerBodyProps } from '../viewer'
import classes from './image.module.css'
import { ImageToolbar } from './image-toolbar'
import { useImage } from './use-image'
import { useImageZoom } from './use-image-zoom'
import { usePanning } from './use-panning'

const TOOLS = ['area', 'pin'] as const

/** Looks at a picture: zoom, pan, turn, and areas and pins in natural pixels. */
export function ImageViewer(props: ViewerBodyProps) {
  const {
    item,
    bytes,
    annotations,
    activeAnnotationId,
    reveal,
    tool,
    isReadOnly = false,
    place,
    onTool,
    onCreate,
    onActivate,
  } = props
  const t = useTexts('review')
  const tPdf = useTexts('pdf')
  const image = useImage(bytes, item.mediaType)
  const [container, setContainer] = useState<HTMLDivElement | null>(null)
  const [surface, setSurface] = useState<HTMLDivElement | null>(null)
  const [rotation, setRotation] = useState(0)
  const rememberPlace = useReadingPlace(props.onReading)
  const natural = image.state === 'shown' ? image : null
  const zoom = useImageZoom(container, natural, rotation, props.reading?.zoom ?? 'fit', (value) => rememberPlace({ zoom: value }))
  usePanning(container, tool === 'select')

  const layer = useMemo(() => new MarkLayer(document), [])
  useEffect(() => {
    surface?.append(layer.element)
    return place.provide((annotationId) => layer.rectangleOf(annotationId))
  }, [surface, layer, place])
  useEffect(() => {
    if (!natural) return
    layer.draw(annotations.flatMap((shown) => markOf(shown, natural, rotation, activeAnnotationId)))
    place.moved()
  }, [annotations, activeAnnotationId, natural, rotation, layer, place, zoom.scale])
  useEffect(() => {
    const rectangle = reveal && layer.rectangleOf(reveal.annotationId)
    if (!container || !rectangle) return
    const frame = container.getBoundingClientRect()
    if (rectangle.top < frame.top || rectangle.bottom > frame.bottom)
      container.scrollTop += rectangle.top - frame.top - frame.height / 3
    if (rectangle.left < frame.left || rectangle.right > frame.right)
      container.scrollLeft += rectangle.left - frame.left - frame.width / 3
  }, [reveal, layer, container])

  const onDrawn = useCallback(
    (box: Box, shape: 'area' | 'pin') => {
      if (!natural) return
      const { x, y, width, height } = turn(box, 360 - rotation)
      const region = {
        x: x * natural.width,
        y: y * natural.height,
        width: width * natural.width,
        height: height * natural.height,
      }
      onCreate({ shape, selectors: [formatRegion(region)] })
    },
    [natural, rotation, onCreate],
  )
  useEffect(() => {
    if (!surface) return
    return startAreaDrawing(surface, {
      tool: () => (!isReadOnly && (tool === 'area' || tool === 'pin') ? tool : null),
      surfaceOf: () => surface,
      onDrawn: (_, box, shape) => onDrawn(box, shape),
    })
  }, [surface, isReadOnly, tool, onDrawn])
  useViewerKeys({
    isReadOnly,
    tool,
    onTool,
    tools: TOOLS,
    drawByKeyboard: (shape) => surface && drawByKeyboard(surface, shape, t('drawing.label'), (box) => box && onDrawn(box, shape)),
    zoomIn: zoom.zoomIn,
    zoomOut: zoom.zoomOut,
  })
  const onClick = (event: MouseEvent) => {
    if (tool === 'select') onActivate(layer.hit(event.clientX, event.clientY))
  }
  if (image.state === 'broken') {
    return (
      <ErrorState
        icon={<IconPhotoX />}
        title={tPdf('image.broken.title')}
        safe={t('unreadable.safe')}
        hint={tPdf('image.broken.hint')}
      />
    )
  }
  const size = { '--image-width': `${zoom.width}px`, '--image-height': `${zoom.height}px` } as CSSProperties
  return (
    <div className={classes.room}>
      <ImageToolbar {...props} zoom={zoom} onTurn={() => setRotation((degrees) => (degrees + 90) % 360)} />
      {image.state === 'loading' && <LoadingState rows={4} />}
      <div
        ref={setContainer}
        className={classes.container}
        data-tool={tool}
        tabIndex={0}
        role="document"
        aria-label={item.title}
        onScroll={() => place.moved()}
        onWheel={zoom.onWheel}
      >
        {natural && (
          <div ref={setSurface} className={classes.surface} style={size} onClick={onClick}>
            <img className={classes.image} data-rotation={rotation} src={natural.url} alt={item.title} draggable={false} />
          </div>
        )}
      </div>
    </div>
  )
}

function markOf(
  { annotation, selectors, placement, criterion }: ShownAnnotation,
  natural: { width: number; height: number },
  rotation: number,
  activeId: string | null,
): Mark[] {
  const boxes = parseAll(selectors, parseRegion).map((region) =>
    turn(
      {
        x: region.x / natural.width,
        y: region.y / natural.height,
        width: region.width / natural.width,
        height: region.height / natural.height,
      },
      rotation,
    ),
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
    },
  ]
}
