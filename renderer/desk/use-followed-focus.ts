import { type RefObject, useLayoutEffect } from 'react'

/** Takes the focus from the line of one criterion to that of the open one: otherwise Enter would open the one that was left. */
export function useFollowedFocus(root: RefObject<HTMLElement | null>, openId: string | null): void {
  useLayoutEffect(() => {
    const at = document.activeElement
    const isOnOther = at instanceof HTMLElement && at.dataset.criterion !== undefined && at.dataset.criterion !== openId
    if (openId === null || !isOnOther || !root.current?.contains(at)) return
    // It brings itself into sight as it opens, with all that belongs to it.
    root.current.querySelector<HTMLElement>('[data-criterion][aria-expanded=true]')?.focus({ preventScroll: true })
  }, [root, openId])
}
