import { bindKeys, useShortcuts, useTexts } from '../../kit'
import type { AnnotationTool, WordShape } from '../viewers/viewer'
import { VIEWER_KEYS } from './viewer-keys'

type ViewerKeys = {
  isReadOnly: boolean
  tool: AnnotationTool
  onTool(tool: AnnotationTool): void
  /** Which tools make sense here; "select" always does. */
  tools: readonly AnnotationTool[]
  /** Annotates the words that are selected. @returns whether there were any. */
  annotateSelection?: (shape: WordShape) => boolean
  /** Gives the focus to what is drawn on, so that the keys which follow the tool's reach it. */
  focusPage?: () => void
  /** Draws with the keys, for the tool that is chosen. */
  drawByKeyboard?: (tool: 'area' | 'pin') => void
  find?: () => void
  zoomIn?: () => void
  zoomOut?: () => void
}

/**
 * Keys of an open viewer. The letter of a tool does the tool's work where there is something to do it on (selected words),
 * and chooses the tool otherwise; Enter draws with the arrow keys while a drawing tool is chosen.
 */
export function useViewerKeys(keys: ViewerKeys): void {
  const t = useTexts('review')
  const { tool, drawByKeyboard } = keys
  const tools = keys.isReadOnly ? [] : keys.tools
  const onWords = (shape: WordShape) =>
    tools.includes(shape)
      ? () => {
          if (!keys.annotateSelection?.(shape)) keys.onTool(tool === shape ? 'select' : shape)
        }
      : undefined
  const draws = (shape: 'area' | 'pin') =>
    tools.includes(shape)
      ? () => {
          keys.onTool(shape)
          keys.focusPage?.()
        }
      : undefined
  useShortcuts(
    bindKeys(VIEWER_KEYS, t, {
      'viewer.highlight': onWords('highlight'),
      'viewer.underline': onWords('underline'),
      'viewer.comment': onWords('comment'),
      'viewer.area': draws('area'),
      'viewer.pin': draws('pin'),
      'viewer.select': tool === 'select' ? undefined : () => keys.onTool('select'),
      'viewer.draw': drawByKeyboard && (tool === 'area' || tool === 'pin') ? () => drawByKeyboard(tool) : undefined,
      'viewer.find': keys.find,
      'viewer.zoomIn': keys.zoomIn,
      'viewer.zoomOut': keys.zoomOut,
    }),
  )
}
