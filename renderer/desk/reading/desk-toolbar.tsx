import {
  IconArrowBackUp,
  IconArrowAutofitWidth,
  IconArrowForwardUp,
  IconHighlight,
  IconLayoutSidebar,
  IconListNumbers,
  IconMapPin,
  IconMarquee2,
  IconMessage2,
  IconMessages,
  IconNote,
  IconPointer,
  IconUnderline,
} from '@tabler/icons-react'
import { IconButton, useTexts } from '../../kit'
import type { AnnotationTool } from '../../review'
import classes from './toolbar.module.css'
import { ViewMenu } from './view-menu'

const TOOLS = [
  { tool: 'select', Icon: IconPointer, keys: 'escape' },
  { tool: 'highlight', Icon: IconHighlight, keys: 'h' },
  { tool: 'underline', Icon: IconUnderline, keys: 'u' },
  { tool: 'comment', Icon: IconMessage2, keys: 'm' },
  { tool: 'area', Icon: IconMarquee2, keys: 'a' },
  { tool: 'pin', Icon: IconMapPin, keys: 'p' },
  { tool: 'time-range', Icon: IconArrowAutofitWidth, keys: 't' },
  { tool: 'line-range', Icon: IconListNumbers, keys: 'l' },
] as const

type Props = {
  /** The tools that the open item's viewer knows. */
  tools: readonly AnnotationTool[]
  tool: AnnotationTool
  onTool(tool: AnnotationTool): void
  onWholeItem(): void
  /** An item is open and the work can be changed. */
  canAnnotate: boolean
  showsEvidence: boolean
  onEvidence(): void
  isFocused?: boolean | undefined
  onFocus?: (() => void) | undefined
  isSecondOpen?: boolean | undefined
  onSecondWindow?: (() => void) | undefined
  onSimilar?: (() => void) | undefined
  showsNotes: boolean
  onNotes(): void
  /** Annotations of this submission. */
  notes: number
  canUndo: boolean
  canRedo: boolean
  onUndo(): void
  onRedo(): void
  /** Takes the element where the viewer puts its own controls. */
  slot(element: HTMLElement | null): void
}

/** The row above what is read: panel, tools, undo, and the viewer's own controls at the end. */
export function DeskToolbar(props: Props) {
  const t = useTexts('desk')
  return (
    <div className={classes.room}>
      <div className={classes.toolbar}>
        <div className={classes.tools}>
          <IconButton
            label={t(props.showsEvidence ? 'toolbar.hideEvidence' : 'toolbar.showEvidence')}
            keys="mod+b"
            icon={<IconLayoutSidebar size={18} />}
            aria-expanded={props.showsEvidence}
            onClick={props.onEvidence}
          />
          <span className={classes.divider} aria-hidden="true" />
          {TOOLS.filter(({ tool }) => props.tools.includes(tool)).map(({ tool, Icon, keys }) => (
            <IconButton
              key={tool}
              label={t(`toolbar.tool.${tool}`)}
              keys={keys}
              icon={<Icon size={18} />}
              aria-pressed={tool === props.tool}
              disabled={!props.canAnnotate}
              onClick={() => props.onTool(tool)}
            />
          ))}
          <IconButton
            label={t('toolbar.wholeItem')}
            keys="shift+m"
            icon={<IconNote size={18} />}
            disabled={!props.canAnnotate}
            onClick={props.onWholeItem}
          />
          <span className={classes.divider} aria-hidden="true" />
          <IconButton
            label={props.showsNotes ? t('toolbar.hideNotes') : t('toolbar.showNotes', { count: props.notes })}
            keys="n"
            icon={<IconMessages size={18} />}
            aria-pressed={props.showsNotes}
            onClick={props.onNotes}
          />
          <IconButton
            label={t('toolbar.undo')}
            keys="mod+z"
            icon={<IconArrowBackUp size={18} />}
            disabled={!props.canUndo}
            onClick={props.onUndo}
          />
          <IconButton
            label={t('toolbar.redo')}
            keys="mod+shift+z"
            icon={<IconArrowForwardUp size={18} />}
            disabled={!props.canRedo}
            onClick={props.onRedo}
          />
        </div>
        <div ref={props.slot} className={classes.slot} />
        <ViewMenu {...props} />
      </div>
    </div>
  )
}
