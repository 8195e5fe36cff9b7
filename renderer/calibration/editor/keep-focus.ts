import { flushSync } from 'react-dom'

/** Does it at once, and gives the focus back to where it was: what is moved in the page loses it otherwise. */
export function keepFocus(work: () => void): void {
  const active = document.activeElement
  flushSync(work)
  if (active instanceof HTMLElement && active.isConnected) active.focus()
}
