import { IconTextWrap } from '@tabler/icons-react'
import { useRef } from 'react'
import { bindKeys, IconButton, useShortcuts, useTexts } from '../../../../kit'
import { PageControl } from '../../../controls/page-control'
import { TextSizeControl } from '../../../controls/text-size'
import { ViewerToolbar } from '../../../controls/viewer-toolbar'
import type { SourceViewerProps } from '../../viewer'
import { PROJECT_KEYS } from '../project-keys'
import type { RowSelection } from './describe-lines'
import type { Sheet } from './sheet'
import type { SheetSettings } from './use-sheet-settings'

type SheetToolbarProps = Pick<SourceViewerProps, 'toolbar' | 'onSaveCopy'> & {
  sheet: Sheet
  settings: SheetSettings
  selection: RowSelection | null
  /** Puts the line cursor on a row. */
  onGoTo(row: number): void
  onFind(): void
}

/** A sheet's own controls: the line, the size, wrapping. */
export function SheetToolbar({ toolbar, sheet, settings, selection, onGoTo, onFind, onSaveCopy }: SheetToolbarProps) {
  const t = useTexts('project')
  return (
    <ViewerToolbar slot={toolbar} onFind={onFind} onSaveCopy={onSaveCopy}>
      {[
        <LineControl key="line" sheet={sheet} selection={selection} onGoTo={onGoTo} />,
        <IconButton
          key="wrap"
          label={t(settings.wraps ? 'code.unwrap' : 'code.wrap')}
          keys="alt+z"
          icon={<IconTextWrap size={18} />}
          aria-pressed={settings.wraps}
          onClick={() => settings.setWraps(!settings.wraps)}
        />,
        <TextSizeControl key="size" size={settings.size} />,
      ]}
    </ViewerToolbar>
  )
}

type LineControlProps = Pick<SheetToolbarProps, 'sheet' | 'selection' | 'onGoTo'>

/** "Line 12 of 300", where the 12 can be typed over. */
function LineControl({ sheet, selection, onGoTo }: LineControlProps) {
  const t = useTexts('project')
  const field = useRef<HTMLInputElement>(null)
  useShortcuts(bindKeys(PROJECT_KEYS, t, { 'project.goToLine': () => field.current?.focus() }))
  return (
    <PageControl
      field={field}
      page={selection ? sheet.lineOf(selection.head) : null}
      pages={sheet.lineCount}
      onPage={(line) => onGoTo(sheet.rowOfLine(line))}
      words={{ name: t('code.line'), input: t('code.goToLine') }}
    />
  )
}
