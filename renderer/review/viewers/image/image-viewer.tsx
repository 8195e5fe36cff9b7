import { type CSSProperties, type MouseEvent, useEffect, useMemo, useState } from 'react'
import { shownFile } from '../../../../shared/domain'
import { bindKeys, LoadingState, useShortcuts, useTexts } from '../../../kit'
import { drawByKeyboard } from '../../annotations/layers/area-drawing'
import { useReadingPlace } from '../../controls/use-reading-place'
import { useViewerKeys } from '../../controls/use-viewer-keys'
import type { ViewerBodyProps } from '../viewer'
import classes from './image.module.css'
import { ImageFailure } from './image-failure'
import { IMAGE_KEYS } from './image-keys'
import { ImageToolbar } from './image-toolbar'
import { Picture } from './picture'
import { type ShownImage, useImage } from './use-image'
import { useImageZoom } from './use-image-zoom'
import { usePanning, useSpaceHeld } from './use-panning'
import { useRegionMarks } from './use-region-marks'

const TOOLS = ['area', 'pin'] as const

/** Looks at a picture: zoom, pan, turn, and areas and pins in natural pixels. */
export function ImageViewer(props: ViewerBodyProps) {
  const image = useImage(props.bytes, shownFile(props.item).mediaType)
  if (image.state === 'loading') return <LoadingState rows={4} />
  if (image.state === 'shown') return <OpenImage {...props} image={image} />
  return <ImageFailure {...props} image={image} />
}

type OpenImageProps = ViewerBodyProps & { image: ShownImage }

function OpenImage({ image, ...props }: OpenImageProps) {
  const { item, reading, reveal, tool, isReadOnly = false, place, onTool, onActivate } = props
  const review = useTexts('review')
  const [container, setContainer] = useState<HTMLDivElement | null>(null)
  const [surface, setSurface] = useState<HTMLDivElement | null>(null)
  const [rotation, setRotation] = useState<0 | 90 | 180 | 270>(reading?.rotation ?? 0)
  const [isStopped, setStopped] = useState(() => matchMedia('(prefers-reduced-motion: reduce)').matches)
  const rememberPlace = useReadingPlace(props.onReading)
  const turned = useMemo(() => (rotation % 180 === 0 ? image : { width: image.height, height: image.width }), [image, rotation])
  const zoom = useImageZoom({ container, surface }, turned, reading?.zoom ?? 'fit', (value) => rememberPlace({ zoom: value }))
  const isPulled = useSpaceHeld(container)
  usePanning(container, tool === 'select' || isPulled)
  const shown = useMemo(() => ({ width: image.width, height: image.height, rotation }), [image, rotation])
  const marks = useRegionMarks(surface, shown, !isPulled, props)
  useEffect(() => place.moved(), [place, zoom.scale])
  useEffect(() => {
    const rectangle = reveal && place.rectangleOf(reveal.annotationId)
    if (container && rectangle) bringIntoView(container, rectangle)
  }, [reveal, place, container])

  const onTurn = () => {
    const next = ((rotation + 90) % 360) as typeof rotation
    setRotation(next)
    rememberPlace({ rotation: next })
  }
  useViewerKeys({
    isReadOnly,
    tool,
    onTool,
    tools: TOOLS,
    focusPage: () => container?.focus({ preventScroll: true }),
    drawByKeyboard(shape) {
      if (surface) drawByKeyboard(surface, shape, review('drawing.label'), (box) => box && marks.onDrawn(box, shape))
    },
    zoomIn: zoom.zoomIn,
    zoomOut: zoom.zoomOut,
  })
  useShortcuts(bindKeys(IMAGE_KEYS, review, { 'image.turn': onTurn }))
  const onClick = (event: MouseEvent) => {
    if (tool === 'select' && !isPulled) onActivate(marks.hit(event.clientX, event.clientY))
  }
  const size = { '--image-width': `${zoom.width}px`, '--image-height': `${zoom.height}px` } as CSSProperties
  return (
    <div className={classes.room}>
      <ImageToolbar {...props} zoom={zoom} onTurn={onTurn} isStopped={image.isAnimated ? isStopped : null} onStop={setStopped} />
      <div
        ref={setContainer}
        className={classes.container}
        data-tool={isPulled ? 'select' : tool}
        tabIndex={0}
        role="document"
        aria-label={item.title}
        onScroll={() => place.moved()}
      >
        <div ref={setSurface} className={classes.surface} style={size} onClick={onClick}>
          <Picture
            image={image}
            rotation={rotation}
            scale={zoom.scale}
            title={item.title}
            isStopped={image.isAnimated && isStopped}
          />
        </div>
      </div>
    </div>
  )
}

function bringIntoView(container: HTMLElement, rectangle: DOMRectReadOnly): void {
  const frame = container.getBoundingClientRect()
  if (rectangle.top < frame.top || rectangle.bottom > frame.bottom) {
    container.scrollTop += rectangle.top - frame.top - frame.height / 3
  }
  if (rectangle.left < frame.left || rectangle.right > frame.right) {
    container.scrollLeft += rectangle.left - frame.left - frame.width / 3
  }
}
