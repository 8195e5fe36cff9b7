import { IconPlayerPause, IconPlayerPlay, IconRotateClockwise } from '@tabler/icons-react'
import { IconButton, useTexts } from '../../../kit'
import controls from '../../controls/controls.module.css'
import { ViewerToolbar } from '../../controls/viewer-toolbar'
import { ZoomControl } from '../../controls/zoom-control'
import type { ViewerBodyProps } from '../viewer'
import { IMAGE_KEYS } from './image-keys'
import type { ImageFit, ImageZoom } from './use-image-zoom'

type ImageToolbarProps = Pick<ViewerBodyProps, 'toolbar' | 'onSaveCopy'> & {
  zoom: ImageZoom
  onTurn(): void
  /** Whether a picture that moves is stopped; null for one that doesn't. */
  isStopped: boolean | null
  onStop(isStopped: boolean): void
}

/** Zoom, turning and stopping of a picture. */
export function ImageToolbar({ toolbar, onSaveCopy, zoom, onTurn, isStopped, onStop }: ImageToolbarProps) {
  const t = useTexts('pdf')
  const review = useTexts('review')
  const fits: { value: ImageFit | 'actual'; label: string }[] = [
    { value: 'fit', label: t('image.fit') },
    { value: 'width', label: t('image.fitWidth') },
    { value: 'actual', label: t('image.actual') },
  ]
  const zooming = (
    <div key="zoom" className={controls.group}>
      <ZoomControl
        scale={zoom.scale}
        onZoomIn={zoom.zoomIn}
        onZoomOut={zoom.zoomOut}
        onScale={zoom.setScale}
        fits={fits}
        onFit={(fit) => (fit === 'actual' ? zoom.setScale(1) : zoom.fit(fit))}
      />
      <IconButton
        label={review('controls.turn')}
        keys={IMAGE_KEYS['image.turn'].keys[0]}
        icon={<IconRotateClockwise size={18} />}
        onClick={onTurn}
      />
    </div>
  )
  const motion = isStopped !== null && (
    <IconButton
      key="motion"
      label={t(isStopped ? 'image.play' : 'image.stop')}
      icon={isStopped ? <IconPlayerPlay size={18} /> : <IconPlayerPause size={18} />}
      onClick={() => onStop(!isStopped)}
    />
  )
  return (
    <ViewerToolbar slot={toolbar} onFind={null} onSaveCopy={onSaveCopy}>
      {motion ? [motion, zooming] : [zooming]}
    </ViewerToolbar>
  )
}
