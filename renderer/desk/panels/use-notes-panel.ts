import { useState } from 'react'

/** Marks the panel, so that it can be told whether the focus is in it. */
export const NOTES_PANEL = 'data-notes-panel'

/**
 * Shows and hides the list of notes. Opened by its key, it takes the focus, and gives it back as it closes; a button keeps the focus
 * that pressing it gave it.
 * @param onLeave gives the focus back to what is read
 */
export function useNotesPanel(shows: boolean, onShow: (shows: boolean) => void, onLeave: () => void) {
  const [focusWish, setFocusWish] = useState<object | null>(null)
  return {
    /** A new object each time that the list was asked to take the focus. */
    focusWish,
    toggle() {
      setFocusWish(null)
      onShow(!shows)
    },
    toggleByKey() {
      const isLeft = shows && document.activeElement?.closest(`[${NOTES_PANEL}]`)
      setFocusWish(shows ? null : {})
      onShow(!shows)
      if (isLeft) onLeave()
    },
  }
}
