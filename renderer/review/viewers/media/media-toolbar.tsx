import { useTexts } from '../../../kit'
import { ViewerToolbar } from '../../controls/viewer-toolbar'
import { ZoomControl } from '../../controls/zoom-control'
import type { SourceViewerProps } from '../viewer'
import type { PictureSize } from './use-picture-size'

type Props = Pick<SourceViewerProps, 'toolbar' | 'onSaveCopy'> & {
  /** Null for sound alone. */
  size: PictureSize | null
  onFind: (() => void) | null
}

/** The picture's size, and search in what is said. */
export function MediaToolbar({ toolbar, onSaveCopy, size, onFind }: Props) {
  const t = useTexts('review')
  const zoom = size && (
    <ZoomControl
      key="zoom"
      scale={size.scale}
      onZoomIn={size.zoomIn}
      onZoomOut={size.zoomOut}
      onScale={size.setScale}
      fits={[{ value: 'fit', label: t('controls.fit') }]}
      onFit={size.fit}
    />
  )
  return (
    <ViewerToolbar slot={toolbar} onFind={onFind} onSaveCopy={onSaveCopy}>
      {zoom ? [zoom] : []}
    </ViewerToolbar>
  )
}
