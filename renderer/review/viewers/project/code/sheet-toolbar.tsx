import { IconTextWrap } from '@tabler/icons-react'
import { type KeyboardEvent, useRef, useState } from 'react'
import { IconButton, useShortcuts, useTexts } from '../../../../kit'
import { ViewerToolbar } from '../../../controls/viewer-toolbar'
import { ZoomControl } from '../../../controls/zoom-control'
import type { SourceViewerProps } from '../../viewer'
import type { RowSelection } from './describe-lines'
import type { Sheet } from './sheet'
import classes from './sheet.module.css'
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
  const review = useTexts('review')
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
        <ZoomControl
          key="zoom"
          scale={settings.scale}
          onZoomIn={() => settings.setScale(settings.scale + 0.1)}
          onZoomOut={() => settings.setScale(settings.scale - 0.1)}
          onScale={settings.setScale}
          fits={[{ value: 'natural', label: review('controls.naturalSize') }]}
          onFit={() => settings.setScale(1)}
        />,
      ]}
    </ViewerToolbar>
  )
}

type LineControlProps = Pick<SheetToolbarProps, 'sheet' | 'selection' | 'onGoTo'>

/** "Line 12 of 300", where the 12 can be typed over. */
function LineControl({ sheet, selection, onGoTo }: LineControlProps) {
  const t = useTexts('project')
  const group = useTexts('review')('keys.group')
  const input = useRef<HTMLInputElement>(null)
  const [typed, setTyped] = useState<string | null>(null)
  const line = selection ? sheet.lineOf(selection.head) : null
  useShortcuts([
    {
      id: 'project.goToLine',
      keys: ['mod+g'],
      label: t('code.goToLine'),
      group,
      run: () => input.current?.focus(),
      whileTyping: true,
    },
  ])
  const commit = () => {
    const wanted = Number.parseInt(typed ?? '', 10)
    setTyped(null)
    if (wanted >= 1) onGoTo(sheet.rowOfLine(Math.min(wanted, sheet.lineCount)))
  }
  const onKeyDown = (event: KeyboardEvent<HTMLInputElement>) => {
    if (event.key === 'Escape') setTyped(null)
    if (event.key === 'Enter' || event.key === 'Escape') event.currentTarget.blur()
  }
  return (
    <label className={classes.line}>
      {t('code.line')}
      <input
        ref={input}
        className={classes.lineNumber}
        style={{ width: `${String(sheet.lineCount).length + 1.2}ch` }}
        inputMode="numeric"
        value={typed ?? (line === null ? '' : String(line))}
        aria-label={t('code.goToLine')}
        onFocus={(event) => event.currentTarget.select()}
        onChange={(event) => setTyped(event.currentTarget.value)}
        onBlur={commit}
        onKeyDown={onKeyDown}
      />
      {t('code.ofLines', { count: sheet.lineCount })}
    </label>
  )
}
