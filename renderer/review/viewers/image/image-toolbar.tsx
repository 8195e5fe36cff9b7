import { IconRotateClockwise } from '@tabler/icons-react'
import { IconButton, useTexts } from '../../../kit'
import { ViewerToolbar } from '../../controls/viewer-toolbar'
import { ZoomControl } from '../../controls/zoom-control'
import type { ViewerBodyProps } from '../viewer'
import type { ImageZoom } from './use-image-zoom'

type ImageToolbarProps = Pick<ViewerBodyProps, 'toolbar' | 'onSaveCopy'> & { zoom: ImageZoom; onTurn(): void }

/** Zoom and turning of a picture. */
export function ImageToolbar({ toolbar, onSaveCopy, zoom, onTurn }: ImageToolbarProps) {
  const t = useTexts('review')
  return (
    <ViewerToolbar slot={toolbar} onFind={null} onSaveCopy={onSaveCopy}>
      {[
        <IconButton key="turn" label={t('controls.turn')} icon={<IconRotateClockwise size={18} />} onClick={onTurn} />,
        <ZoomControl
          key="zoom"
          scale={zoom.scale}
          onZoomIn={zoom.zoomIn}
          onZoomOut={zoom.zoomOut}
          onScale={zoom.setScale}
          fits={[{ value: 'fit', label: t('controls.fit') }]}
          onFit={zoom.fit}
        />,
      ]}
    </ViewerToolbar>
  )
}
