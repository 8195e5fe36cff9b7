import { type BrowserWindow, Notification } from 'electron'
import { GO_CHANNEL } from '../channels'

/** What is being shown: the system tells of a click only while somebody holds on to it. */
const shown = new Set<Notification>()
/** A system may keep old ones for ever; what nobody clicks is let go of. */
const MOST_SHOWN = 20

type Notice = { title: string; body: string; route: string }

/**
 * Shows something outside of the window, by the system. Clicked, it brings the window to the front and to its place.
 * @returns whether this system shows such a thing
 */
export function tellOutside(window: BrowserWindow, { title, body, route }: Notice): boolean {
  if (!Notification.isSupported()) return false
  const notice = new Notification({ title, body })
  shown.add(notice)
  for (const old of [...shown].slice(0, -MOST_SHOWN)) shown.delete(old)
  notice.on('close', () => shown.delete(notice))
  notice.on('click', () => {
    shown.delete(notice)
    if (window.isDestroyed()) return
    if (window.isMinimized()) window.restore()
    window.show()
    window.focus()
    window.webContents.send(GO_CHANNEL, route)
  })
  notice.show()
  return true
}
