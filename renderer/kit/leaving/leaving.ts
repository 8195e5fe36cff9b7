type Settle = () => Promise<void> | void

const settlers = new Set<Settle>()

/**
 * Asks to be called before the window closes, the store is locked, or the account is left, for what has been typed and has not
 * reached the store yet. @returns how to stop being asked.
 */
export function onLeaving(settle: Settle): () => void {
  settlers.add(settle)
  return () => settlers.delete(settle)
}

/**
 * Lets everybody finish; to be awaited before the store is flushed and closed. One that fails keeps nobody else from finishing.
 * A field that is being typed in hands on its text when it loses the focus, so that comes first.
 */
export async function settleBeforeLeaving(): Promise<void> {
  if (document.activeElement instanceof HTMLElement) document.activeElement.blur()
  await Promise.allSettled([...settlers].map(async (settle) => settle()))
}
