import { useTexts } from '../../../../kit'
import { PageControl } from '../../../controls/page-control'
import { type TextSize, TextSizeControl } from '../../../controls/text-size'
import type { TextFind } from '../../../controls/use-text-find'
import { ViewerToolbar } from '../../../controls/viewer-toolbar'
import type { ViewerBodyProps } from '../../viewer'

type TableToolbarProps = Pick<ViewerBodyProps, 'toolbar' | 'onSaveCopy'> & {
  rows: number
  /** The first row in sight; 1 is the first of the file. */
  row: number
  onRow(row: number): void
  find: TextFind
  size: TextSize
}

/** Row, size and search of a table. */
export function TableToolbar({ toolbar, onSaveCopy, rows, row, onRow, find, size }: TableToolbarProps) {
  const t = useTexts('document')
  return (
    <ViewerToolbar slot={toolbar} onFind={find.open} onSaveCopy={onSaveCopy}>
      {[
        <PageControl key="row" page={row} pages={rows} onPage={onRow} words={{ name: t('table.row'), input: t('table.goTo') }} />,
        <TextSizeControl key="size" size={size} />,
      ]}
    </ViewerToolbar>
  )
}
