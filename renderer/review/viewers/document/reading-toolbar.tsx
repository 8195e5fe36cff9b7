import { IconListTree } from '@tabler/icons-react'
import { IconButton, useTexts } from '../../../kit'
import type { TextFind } from '../../controls/use-text-find'
import { ViewerToolbar } from '../../controls/viewer-toolbar'
import { ZoomControl } from '../../controls/zoom-control'
import type { ViewerBodyProps } from '../viewer'
import { type Column, ColumnControl } from './column-control'

type ReadingToolbarProps = Pick<ViewerBodyProps, 'toolbar' | 'onSaveCopy'> & {
  find: TextFind
  zoom: { scale: number; zoomTo(scale: number): void; zoomIn(): void; zoomOut(): void }
  column: Column
  onColumn(column: Column): void
  /** Null where a document has no headings to speak of. */
  outline: { isShown: boolean; onShow(shows: boolean): void } | null
}

/** Outline, width, size and search of a flowing text. */
export function ReadingToolbar({ toolbar, onSaveCopy, find, zoom, column, onColumn, outline }: ReadingToolbarProps) {
  const t = useTexts('document')
  const tReview = useTexts('review')
  return (
    <ViewerToolbar slot={toolbar} onFind={find.open} onSaveCopy={onSaveCopy}>
      {[
        ...(outline
          ? [
              <IconButton
                key="outline"
                label={t('outline.show')}
                keys="o"
                icon={<IconListTree size={18} />}
                aria-pressed={outline.isShown}
                onClick={() => outline.onShow(!outline.isShown)}
              />,
            ]
          : []),
        <ColumnControl key="column" column={column} onColumn={onColumn} />,
        <ZoomControl
          key="zoom"
          scale={zoom.scale}
          onZoomIn={zoom.zoomIn}
          onZoomOut={zoom.zoomOut}
          onScale={zoom.zoomTo}
          fits={[{ value: 'natural', label: tReview('controls.naturalSize') }]}
          onFit={() => zoom.zoomTo(1)}
        />,
      ]}
    </ViewerToolbar>
  )
}
