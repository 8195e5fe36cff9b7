import { useCallback, useEffect, useRef } from 'react'
import { flushSync } from 'react-dom'
import { isTypingIn } from '../../kit'
import type { DeskSession } from './desk-session'

/**
 * A key shows what the session holds back, before anybody looks at it: what is typed right after a note was drawn belongs into the note.
 * @returns whether the last thing that somebody did was done by a key.
 */
export function useKeysShow(session: DeskSession): () => boolean {
  const byKey = useRef(true)
  useEffect(() => {
    const onKey = (event: KeyboardEvent) => {
      byKey.current = true
      if (!session.isHolding) return
      const before = document.activeElement
      flushSync(() => session.show())
      // The focus has gone into the card. The character follows it there; as a shortcut it would be taken for one outside.
      if (document.activeElement !== before && isTypingIn(document.activeElement)) event.stopPropagation()
    }
    const onPointer = () => {
      byKey.current = false
    }
    window.addEventListener('keydown', onKey, true)
    window.addEventListener('pointerdown', onPointer, true)
    return () => {
      window.removeEventListener('keydown', onKey, true)
      window.removeEventListener('pointerdown', onPointer, true)
    }
  }, [session])
  return useCallback(() => byKey.current, [])
}
