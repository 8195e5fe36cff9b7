import { IconListTree } from '@tabler/icons-react'
import { IconButton, useTexts } from '../../../kit'
import { type TextSize, TextSizeControl } from '../../controls/text-size'
import type { TextFind } from '../../controls/use-text-find'
import { ViewerToolbar } from '../../controls/viewer-toolbar'
import type { ViewerBodyProps } from '../viewer'
import { type Column, ColumnControl } from './column-control'

type ReadingToolbarProps = Pick<ViewerBodyProps, 'toolbar' | 'onSaveCopy'> & {
  find: TextFind
  size: TextSize
  column: Column
  onColumn(column: Column): void
  /** Null where a document has no headings to speak of. */
  outline: { isShown: boolean; onShow(shows: boolean): void } | null
}

/** Outline, width, size and search of a flowing text. */
export function ReadingToolbar({ toolbar, onSaveCopy, find, size, column, onColumn, outline }: ReadingToolbarProps) {
  const t = useTexts('document')
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
        <TextSizeControl key="size" size={size} />,
      ]}
    </ViewerToolbar>
  )
}
