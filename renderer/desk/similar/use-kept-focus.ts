import { type RefObject, useEffect } from 'react'

/**
 * Puts the focus on what is chosen (or the first button) where the element that had it has gone: a dialog without the focus hears no keys.
 * @param change what takes elements away when it changes.
 */
export function useKeptFocus(root: RefObject<HTMLElement | null>, change: unknown): void {
  useEffect(() => {
    if (document.activeElement !== document.body) return
    const chosen = root.current?.querySelector<HTMLElement>('[aria-current="true"]')
    ;(chosen ?? root.current?.querySelector<HTMLElement>('input:checked, button'))?.focus()
    // biome-ignore lint/correctness/useExhaustiveDependencies: it is the change that is waited for.
  }, [root, change])
}
