import { CloseButton } from '@mantine/core'
import { IconListNumbers } from '@tabler/icons-react'
import { IconButton, useTexts } from '../../../../kit'
import { linesOf, type RowSelection } from './describe-lines'
import type { Sheet } from './sheet'
import classes from './sheet.module.css'

type LinesBarProps = { sheet: Sheet; selection: RowSelection; onMark(): void; onClose(): void }

/** What can be done with the lines that are selected. */
export function LinesBar({ sheet, selection, onMark, onClose }: LinesBarProps) {
  const t = useTexts('project')
  return (
    <div className={classes.bar} role="toolbar" aria-label={t('code.selectedLines')}>
      {t('code.lines', linesOf(sheet, selection))}
      <IconButton label={t('code.markLines')} keys="l" size="md" icon={<IconListNumbers size={16} />} onClick={onMark} />
      <CloseButton size="sm" aria-label={t('code.letGo')} onClick={onClose} />
    </div>
  )
}
