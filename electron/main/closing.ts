import type { BrowserWindow } from 'electron'
import { CLOSING_CHANNEL } from '../channels'

/** How long a window waits for its page to reach the disk. What the page stored before counts as saved already. */
const FLUSH_LIMIT_MS = 5_000

export type HeldClosing = { /** The page is done: the window goes now. */ release(): void }

/**
 * Holds a window that wants to close until its page has flushed and closed its database, or until the limit has passed.
 */
export function holdClosing(window: BrowserWindow): HeldClosing {
  let isLoaded = false
  let limit: NodeJS.Timeout | null = null
  const release = () => {
    if (limit !== null) clearTimeout(limit)
    if (!window.isDestroyed()) window.destroy()
  }
  window.webContents.on('did-finish-load', () => {
    isLoaded = true
  })
  window.webContents.on('render-process-gone', () => {
    isLoaded = false
  })
  window.on('close', (event) => {
    // Nothing to wait for where no page is running.
    if (!isLoaded) return
    event.preventDefault()
    if (limit !== null) return
    limit = setTimeout(release, FLUSH_LIMIT_MS)
    window.webContents.send(CLOSING_CHANNEL)
  })
  return { release }
}
