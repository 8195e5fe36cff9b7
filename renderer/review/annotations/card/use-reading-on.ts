import { type RefObject, useEffect, useState } from 'react'

/**
 * Gives the focus back to what was read when the card came, once the card goes and nothing else has taken the focus: reading goes on
 * with the keys, where it was.
 */
export function useReadingOn(card: RefObject<HTMLElement | null>): void {
  // Asked while rendering: the comment takes the focus before any effect runs.
  const [before] = useState(() => document.activeElement)
  useEffect(() => {
    const own = card.current
    return () => {
      const isLost = document.activeElement === document.body || own?.contains(document.activeElement)
      if (!isLost || !(before instanceof HTMLElement) || !before.isConnected) return
      before.focus({ preventScroll: true })
      // What was read may be hidden by now, such as pages that turned out to be locked: then the place around it.
      if (document.activeElement === document.body) before.closest<HTMLElement>('[tabindex="-1"]')?.focus({ preventScroll: true })
    }
  }, [card, before])
}
