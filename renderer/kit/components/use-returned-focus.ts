import { type RefObject, useEffect } from 'react'

/**
 * Gives the focus back to what had it before, when an element that had it goes away. Where that is gone too, or nothing had it, the
 * focus is left where the browser puts it. A dialog that is there only while it is open needs it: Mantine's own return waits for
 * `opened` to become false.
 * @param element left out for a dialog, which is taken out with the focus in it.
 */
export function useReturnedFocus(element?: RefObject<HTMLElement | null>): void {
  useEffect(() => {
    const before = document.activeElement
    const own = element?.current
    return () => {
      // React has taken the element out by then, and the focus with it.
      const isLost = document.activeElement === document.body || own?.contains(document.activeElement)
      if (isLost && before instanceof HTMLElement && before.isConnected) before.focus({ preventScroll: true })
    }
  }, [element])
}
