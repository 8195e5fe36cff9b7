import { useEffect, useState } from 'react'

/**
 * Lets an item fill the screen.
 * @param element anything within the item; what fills the screen is all that the item is shown in, so that a note beside an annotation
 *   is still there.
 */
export function useFullScreen(element: HTMLElement | null): { isOn: boolean; toggle(): void } {
  const [isOn, setOn] = useState(false)
  useEffect(() => {
    if (element === null) return
    const { ownerDocument } = element
    const follow = () => setOn(ownerDocument.fullscreenElement?.contains(element) ?? false)
    ownerDocument.addEventListener('fullscreenchange', follow)
    return () => ownerDocument.removeEventListener('fullscreenchange', follow)
  }, [element])
  return {
    isOn,
    toggle() {
      // Refused where the window may not; it simply stays as large as it is.
      if (isOn) document.exitFullscreen().catch(() => undefined)
      else element?.parentElement?.requestFullscreen().catch(() => undefined)
    },
  }
}
