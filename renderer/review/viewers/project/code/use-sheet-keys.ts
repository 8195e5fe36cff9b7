import { bindKeys, useShortcuts, useTexts } from '../../../../kit'
import type { SelectedWords } from '../../../controls/use-selected-words'
import { useViewerKeys } from '../../../controls/use-viewer-keys'
import type { SourceViewerProps } from '../../viewer'
import { PROJECT_KEYS } from '../project-keys'
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
  const shortcuts = bindKeys(PROJECT_KEYS, t, {
    'project.lines': isReadOnly ? undefined : (lines ?? chooseTool),
    'project.wrap': () => settings.setWraps(!settings.wraps),
  })
  useShortcuts(shortcuts.map((one) => (one.id === 'project.wrap' && settings.wraps ? { ...one, label: t('code.unwrap') } : one)))
}
