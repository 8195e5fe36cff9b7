import { PUBLIC_ROUTES } from '../../shared/protocol/routes'
import { parseAddress } from './address'
import { APP_PAGE } from './origin'

const PUBLIC_PAGES = PUBLIC_ROUTES.badge('')

/** @returns whether an address may be handed to the system browser: https, or one of the hub's own public pages. */
export function mayOpenOutside(address: string, hubOrigin: string): boolean {
  const url = parseAddress(address)
  if (url === null || url.username || url.password) return false
  return url.protocol === 'https:' || (url.origin === hubOrigin && url.pathname.startsWith(PUBLIC_PAGES))
}

/** @returns whether a frame may go to an address: the window to its own page, a frame inside it only to what the page wrote itself. */
export function mayNavigate(address: string, isMainFrame: boolean): boolean {
  if (!isMainFrame) return address === 'about:srcdoc' || address === 'about:blank'
  return address === APP_PAGE || address.startsWith(`${APP_PAGE}#`) || address.startsWith(`${APP_PAGE}?`)
}
