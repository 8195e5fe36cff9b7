import { IconHighlight, IconMessage2, IconUnderline } from '@tabler/icons-react'
import { IconButton, useTexts } from '../../kit'
import type { WordShape } from '../viewers/viewer'
import classes from './controls.module.css'

type SelectionBarProps = {
  /** Where the selection ends, in pixels from the top left of the viewer. */
  at: { left: number; top: number }
  onChoose(shape: WordShape): void
}

/** What can be done with the words that are selected; beneath them, and gone when the selection is. */
export function SelectionBar({ at, onChoose }: SelectionBarProps) {
  const t = useTexts('review')
  return (
    <div
      className={classes.selection}
      style={{ left: at.left, top: at.top }}
      role="toolbar"
      aria-label={t('selection.label')}
      // Pressing a button must not take the selection away.
      onPointerDown={(event) => event.preventDefault()}
      onMouseDown={(event) => event.preventDefault()}
    >
      <IconButton
        label={t('selection.highlight')}
        keys="h"
        size="md"
        icon={<IconHighlight size={16} />}
        onClick={() => onChoose('highlight')}
      />
      <IconButton
        label={t('selection.underline')}
        keys="u"
        size="md"
        icon={<IconUnderline size={16} />}
        onClick={() => onChoose('underline')}
      />
      <IconButton
        label={t('selection.comment')}
        keys="m"
        size="md"
        icon={<IconMessage2 size={16} />}
        onClick={() => onChoose('comment')}
      />
    </div>
  )
}
