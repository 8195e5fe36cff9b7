import { IconPresentation, IconVideo } from '@tabler/icons-react'
import { createPortal } from 'react-dom'
import { IconButton, useShortcuts, useTexts } from '../../../kit'
import type { TalkPane } from '../viewer'
import classes from './talk.module.css'

type Props = {
  slot: HTMLElement | null
  /** The half that the toolbar and the keys speak for. */
  front: TalkPane
  onFront(pane: TalkPane): void
}

const KEY = 'b'

/** Shows which half of a talk the controls after it are for, and goes to the other one. */
export function TalkSwitch({ slot, front, onFront }: Props) {
  const t = useTexts('media')
  const label = t(`talk.front.${front}`)
  const toOther = () => onFront(front === 'recording' ? 'slides' : 'recording')
  useShortcuts([{ id: 'talk.other', keys: [KEY], label: t('talk.switch'), group: t('keys.group'), run: toOther }])
  if (slot === null) return null
  return createPortal(
    <div className={classes.switch}>
      <IconButton
        label={label}
        keys={KEY}
        icon={front === 'recording' ? <IconVideo size={18} /> : <IconPresentation size={18} />}
        onClick={toOther}
      />
    </div>,
    slot,
  )
}
