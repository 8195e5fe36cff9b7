import { Menu } from '@mantine/core'
import { IconArrowAutofitWidth } from '@tabler/icons-react'
import { IconButton, useTexts } from '../../../kit'

export type Column = 'narrow' | 'medium' | 'wide' | 'full'

/** Widest that a line gets, in the text's own size. */
export const COLUMN_WIDTHS: Record<Column, string> = { narrow: '32em', medium: '42em', wide: '60em', full: 'none' }

/** A menu of widths for the column of text. */
export function ColumnControl({ column, onColumn }: { column: Column; onColumn(column: Column): void }) {
  const t = useTexts('document')
  return (
    <Menu position="bottom-end" width={180}>
      <Menu.Target>
        <IconButton label={t('column.label')} icon={<IconArrowAutofitWidth size={18} />} />
      </Menu.Target>
      <Menu.Dropdown>
        <Menu.RadioGroup value={column} onChange={(width) => onColumn(width as Column)}>
          {Object.keys(COLUMN_WIDTHS).map((width) => (
            <Menu.RadioItem key={width} value={width} closeMenuOnClick>
              {t(`column.${width as Column}`)}
            </Menu.RadioItem>
          ))}
        </Menu.RadioGroup>
      </Menu.Dropdown>
    </Menu>
  )
}
