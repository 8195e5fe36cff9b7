import { type Shortcut, useShortcuts, useTexts } from '../../kit'
import type { AnnotationTool, WordShape } from '../viewers/viewer'

type ViewerKeys = {
  isReadOnly: boolean
  tool: AnnotationTool
  onTool(tool: AnnotationTool): void
  /** Which tools make sense here; "select" always does. */
  tools: readonly AnnotationTool[]
  /** Annotates the words that are selected. @returns whether there were any. */
  annotateSelection?: (shape: WordShape) => boolean
  /** Draws with the keys, for the tool that is chosen. */
  drawByKeyboard?: (tool: 'area' | 'pin') => void
  find?: () => void
  zoomIn?: () => void
  zoomOut?: () => void
}

const WORD_KEYS = [
  ['highlight', 'h'],
  ['underline', 'u'],
  ['comment', 'm'],
] as const

/**
 * Keys of an open viewer. The letter of a tool does the tool's work where there is something to do it on (selected words),
 * and chooses the tool otherwise; Enter draws with the arrow keys while a drawing tool is chosen.
 */
export function useViewerKeys(keys: ViewerKeys): void {
  const t = useTexts('review')
  const group = t('keys.group')
  const shortcuts: Shortcut[] = []
  const add = (id: string, pressed: string[], label: string, run: () => void, more?: Partial<Shortcut>) =>
    shortcuts.push({ id: `viewer.${id}`, keys: pressed, label, group, run, ...more })

  const tools = keys.isReadOnly ? [] : keys.tools
  for (const [shape, key] of WORD_KEYS) {
    if (!tools.includes(shape)) continue
    add(shape, [key], t(`keys.${shape}`), () => {
      if (!keys.annotateSelection?.(shape)) keys.onTool(keys.tool === shape ? 'select' : shape)
    })
  }
  if (tools.includes('area')) add('area', ['a'], t('keys.area'), () => keys.onTool('area'))
  if (tools.includes('pin')) add('pin', ['p'], t('keys.pin'), () => keys.onTool('pin'))
  if (keys.tool !== 'select') add('select', ['escape'], t('keys.select'), () => keys.onTool('select'))
  const { tool, drawByKeyboard } = keys
  if (drawByKeyboard && (tool === 'area' || tool === 'pin')) add('draw', ['enter'], t('keys.draw'), () => drawByKeyboard(tool))
  if (keys.find) add('find', ['mod+f'], t('find.open'), keys.find, { whileTyping: true })
  if (keys.zoomIn) add('zoomIn', ['plus', 'mod+plus'], t('controls.zoomIn'), keys.zoomIn)
  if (keys.zoomOut) add('zoomOut', ['-', 'mod+-'], t('controls.zoomOut'), keys.zoomOut)
  useShortcuts(shortcuts)
}
