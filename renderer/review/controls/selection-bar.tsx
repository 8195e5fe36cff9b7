import { IconHighlight, IconMessage2, IconUnderline } from '@tabler/icons-react'
import type { KeyboardEvent, RefObject } from 'react'
import { IconButton, useTexts } from '../../kit'
import type { WordShape } from '../viewers/viewer'
import classes from './controls.module.css'

type SelectionBarProps = {
  /** Where the selection ends, in pixels from the top left of the viewer. */
  at: { left: number; top: number }
  onChoose(shape: WordShape): void
  element?: RefObject<HTMLDivElement | null>
  /** Escape in the bar goes back to the words. */
  onLeave?: () => void
}

const CHOICES = [
  { shape: 'highlight', keys: 'h', Icon: IconHighlight },
  { shape: 'underline', keys: 'u', Icon: IconUnderline },
  { shape: 'comment', keys: 'm', Icon: IconMessage2 },
] as const

/** What can be done with the words that are selected; beneath them, and gone when the selection is. */
export function SelectionBar({ at, onChoose, element, onLeave }: SelectionBarProps) {
  const t = useTexts('review')
  const onKeyDown = (event: KeyboardEvent<HTMLDivElement>) => {
    if (event.key === 'Escape') onLeave?.()
    else if (event.key === 'ArrowRight' || event.key === 'ArrowLeft') {
      const buttons = [...event.currentTarget.querySelectorAll('button')]
      const step = event.key === 'ArrowRight' ? 1 : -1
      const next = buttons.findIndex((button) => button === document.activeElement) + step
      buttons[(next + buttons.length) % buttons.length]?.focus()
    } else return
    event.preventDefault()
  }
  return (
    <div
      ref={element}
      className={classes.selection}
      style={{ left: `clamp(3.75rem, ${at.left}px, calc(100% - 3.75rem))`, top: at.top }}
      role="toolbar"
      aria-label={t('selection.label')}
      onKeyDown={onKeyDown}
      // Pressing a button must not take the selection away.
      onPointerDown={(event) => event.preventDefault()}
      onMouseDown={(event) => event.preventDefault()}
    >
      {CHOICES.map(({ shape, keys, Icon }) => (
        <IconButton
          key={shape}
          label={t(`selection.${shape}`)}
          keys={keys}
          size="md"
          icon={<Icon size={16} />}
          onClick={() => onChoose(shape)}
        />
      ))}
    </div>
  )
}
