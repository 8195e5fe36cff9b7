import { type KeyboardEvent, useEffect, useRef, useState } from 'react'
import { useTexts } from '../../texts'
import { recordChord } from '../record-chord'
import classes from './editing.module.css'

type Props = {
  /** Whether keys that type a character do anything at all. */
  characterKeys: boolean
  onKeys(keys: string): void
  /** It stays as it was. */
  onEscape(): void
  /** The focus went elsewhere. */
  onBlur(): void
}

/** Waits for the keys that somebody wants. Tab leaves it as it leaves everything, so that nobody is caught in it. */
export function KeyRecorder({ characterKeys, onKeys, onEscape, onBlur }: Props) {
  const t = useTexts('kit')
  const button = useRef<HTMLButtonElement>(null)
  const [isReserved, setReserved] = useState(false)
  useEffect(() => button.current?.focus(), [])
  const press = (event: KeyboardEvent) => {
    if (event.key === 'Tab' || event.nativeEvent.isComposing) return
    // What is pressed here is a name, not a command: neither ours nor, as far as it can be helped, the browser's.
    event.preventDefault()
    event.stopPropagation()
    if (event.key === 'Escape') return onEscape()
    const recorded = recordChord(event.nativeEvent)
    if (recorded.ok) onKeys(recorded.keys)
    else setReserved(recorded.reason === 'reserved')
  }
  return (
    <span className={classes.recorder}>
      <button
        ref={button}
        type="button"
        className={classes.waiting}
        // Escape ends the choosing, not the dialog around it.
        data-mantine-stop-propagation="true"
        onKeyDown={press}
        onBlur={onBlur}
      >
        {t('keyEditor.press')}
      </button>
      <span className={classes.waitingHint} role="status">
        {isReserved ? t('keyEditor.reserved') : t(characterKeys ? 'keyEditor.pressHint' : 'keyEditor.off')}
      </span>
    </span>
  )
}
