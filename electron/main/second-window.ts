import { type BrowserWindow, nativeTheme } from 'electron'
import { SECOND_WINDOW_PAGE } from './origin'
import { BACKGROUND, pagePreferences } from './window'

/** Whether an address is the second window's: the evidence beside its desk. */
export function isSecondWindowPage(address: string): boolean {
  return address.startsWith(SECOND_WINDOW_PAGE)
}

/** How the second window opens: like the first one, in the same session, with the same walls. */
export function secondWindowOptions(workbench: BrowserWindow): Electron.BrowserWindowConstructorOptions {
  return {
    width: 1100,
    height: 860,
    title: 'Assay',
    autoHideMenuBar: true,
    backgroundColor: nativeTheme.shouldUseDarkColors ? BACKGROUND.dark : BACKGROUND.light,
    webPreferences: pagePreferences(workbench.webContents.session),
  }
}
