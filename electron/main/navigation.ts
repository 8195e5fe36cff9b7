import { type WebContents, shell } from 'electron'
import { PUBLIC_ROUTES } from '../../shared/protocol/routes'
import { parseAddress } from './address'
import { APP_PAGE } from './app-protocol'

const PUBLIC_PAGES = PUBLIC_ROUTES.badge('')

/** @returns whether an address may be handed to the system browser: https, or one of the hub's own public pages. */
export function mayOpenOutside(address: string, hubOrigin: string): boolean {
  const url = parseAddress(address)
  if (url === null || url.username || url.password) return false
  return url.protocol === 'https:' || (url.origin === hubOrigin && url.pathname.startsWith(PUBLIC_PAGES))
}

/** Opens an address in the system browser where that is allowed. */
export async function openOutside(address: string, hubOrigin: string): Promise<boolean> {
  if (!mayOpenOutside(address, hubOrigin)) return false
  await shell.openExternal(address)
  return true
}

/** @returns whether a frame may go to an address: the window to its own page, a frame inside it only to what the page wrote itself. */
export function mayNavigate(address: string, isMainFrame: boolean): boolean {
  if (!isMainFrame) return address === 'about:srcdoc' || address === 'about:blank'
  return address === APP_PAGE || address.startsWith(`${APP_PAGE}#`) || address.startsWith(`${APP_PAGE}?`)
}

/** Keeps a window on our page: nothing else loads in it, nothing opens beside it, and links go to the system browser. */
export function confineNavigation(contents: WebContents, hubOrigin: string): void {
  contents.on('will-frame-navigate', (event) => {
    if (!mayNavigate(event.url, event.isMainFrame)) event.preventDefault()
  })
  contents.on('will-redirect', (event) => event.preventDefault())
  contents.on('will-attach-webview', (event) => event.preventDefault())
  contents.setWindowOpenHandler(({ url }) => {
    void openOutside(url, hubOrigin)
    return { action: 'deny' }
  })
}
