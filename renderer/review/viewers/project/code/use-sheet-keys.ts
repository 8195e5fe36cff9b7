import { useShortcuts, useTexts } from '../../../../kit'
import type { SelectedWords } from '../../../controls/use-selected-words'
import { useViewerKeys } from '../../../controls/use-viewer-keys'
import type { SourceViewerProps } from '../../viewer'
import type { SheetSettings } from './use-sheet-settings'

const TOOLS = ['highlight', 'underline', 'comment'] as const

type SheetActions = {
  words: SelectedWords
  find(): void
  /** Marks the lines at the cursor; null while there is no cursor. */
  lines: (() => void) | null
  settings: SheetSettings
}

/** Keys of an open sheet, beside those of the line cursor. */
export function useSheetKeys(
  { tool, onTool, isReadOnly = false }: Pick<SourceViewerProps, 'tool' | 'onTool' | 'isReadOnly'>,
  { words, find, lines, settings }: SheetActions,
): void {
  const t = useTexts('project')
  const group = useTexts('review')('keys.group')
  useViewerKeys({
    isReadOnly,
    tool,
    onTool,
    tools: TOOLS,
    annotateSelection: words.annotate,
    find,
    ...settings.size,
  })
  const chooseTool = () => onTool(tool === 'line-range' ? 'select' : 'line-range')
  useShortcuts([
    ...(isReadOnly ? [] : [{ id: 'project.lines', keys: ['l'], label: t('code.markLines'), group, run: lines ?? chooseTool }]),
    {
      id: 'project.wrap',
      keys: ['alt+z'],
      label: t(settings.wraps ? 'code.unwrap' : 'code.wrap'),
      group,
      run: () => settings.setWraps(!settings.wraps),
    },
  ])
}
