import { useTexts } from '../../../../kit'
import { PageControl } from '../../../controls/page-control'
import type { TextFind } from '../../../controls/use-text-find'
import { ViewerToolbar } from '../../../controls/viewer-toolbar'
import { ZoomControl } from '../../../controls/zoom-control'
import type { ViewerBodyProps } from '../../viewer'

type TableToolbarProps = Pick<ViewerBodyProps, 'toolbar' | 'onSaveCopy'> & {
  rows: number
  /** The first row in sight; 1 is the first of the file. */
  row: number
  onRow(row: number): void
  find: TextFind
  zoom: { scale: number; zoomTo(scale: number): void; zoomIn(): void; zoomOut(): void }
}

/** Row, size and search of a table. */
export function TableToolbar({ toolbar, onSaveCopy, rows, row, onRow, find, zoom }: TableToolbarProps) {
  const t = useTexts('document')
  const tReview = useTexts('review')
  return (
    <ViewerToolbar slot={toolbar} onFind={find.open} onSaveCopy={onSaveCopy}>
      {[
        <PageControl key="row" page={row} pages={rows} onPage={onRow} words={{ name: t('table.row'), input: t('table.goTo') }} />,
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
