import { type BrowserWindowConstructorOptions, shell, type WebContents } from 'electron'
import { mayNavigate, mayOpenOutside } from './allowed-addresses'
import { isSecondWindowPage } from './second-window'

/** Opens an address in the system browser where that is allowed. */
export async function openOutside(address: string, hubOrigin: string): Promise<boolean> {
  if (!mayOpenOutside(address, hubOrigin)) return false
  await shell.openExternal(address)
  return true
}

/**
 * Keeps a window on our page: nothing else loads in it, and links go to the system browser.
 * @param secondWindow how the second window opens; without it nothing opens beside this one.
 */
export function confineNavigation(
  contents: WebContents,
  hubOrigin: string,
  secondWindow?: () => BrowserWindowConstructorOptions,
): void {
  contents.on('will-frame-navigate', (event) => {
    if (!mayNavigate(event.url, event.isMainFrame)) event.preventDefault()
  })
  contents.on('will-redirect', (event) => event.preventDefault())
  contents.on('will-attach-webview', (event) => event.preventDefault())
  contents.setWindowOpenHandler(({ url }) => {
    if (secondWindow && isSecondWindowPage(url)) return { action: 'allow', overrideBrowserWindowOptions: secondWindow() }
    openOutside(url, hubOrigin).catch((error: unknown) => console.error('the system browser did not open:', error))
    return { action: 'deny' }
  })
}
