import { join } from 'node:path'
import { app, BrowserWindow, nativeTheme, type Session, screen } from 'electron'
import { APP_PAGE } from './origin'
import { MINIMUM_SIZE, placeWindow } from './window-bounds'
import type { WindowMemory } from './window-memory'

/** What the page paints first, so that nothing flashes; the same colours as renderer/kit/theme. */
export const BACKGROUND = { light: '#faf9f6', dark: '#14171c' }

/** Opens the workbench in a window of its own; shown when it has something to show. */
export function openWindow(session: Session, memory: WindowMemory): BrowserWindow {
  const remembered = memory.recall()
  const areas = [screen.getPrimaryDisplay(), ...screen.getAllDisplays()].map((display) => display.workArea)
  const window = new BrowserWindow({
    ...placeWindow(remembered, areas),
    minWidth: MINIMUM_SIZE.width,
    minHeight: MINIMUM_SIZE.height,
    show: false,
    title: 'Assay',
    // Assay's own commands are in its palette; the system's menu comes with the Alt key.
    autoHideMenuBar: true,
    icon: join(app.getAppPath(), 'resources/icons/icon-256.png'),
    backgroundColor: nativeTheme.shouldUseDarkColors ? BACKGROUND.dark : BACKGROUND.light,
    webPreferences: pagePreferences(session),
  })
  memory.follow(window)
  window.once('ready-to-show', () => {
    if (remembered?.isMaximized) window.maximize()
    window.show()
  })
  // The page's own title names the submission; the bar says whose program this is.
  window.on('page-title-updated', (event) => event.preventDefault())
  window.loadURL(APP_PAGE).catch((error: unknown) => console.error('the page did not load:', error))
  return window
}

/** What a page of ours may do in its window: nothing of Node, and the bridge's verbs. */
export function pagePreferences(session: Session): Electron.WebPreferences {
  return {
    session,
    preload: join(app.getAppPath(), 'out/preload/index.cjs'),
    sandbox: true,
    contextIsolation: true,
    nodeIntegration: false,
    nodeIntegrationInSubFrames: false,
    nodeIntegrationInWorker: false,
    webSecurity: true,
    webviewTag: false,
    navigateOnDragDrop: false,
    // The spelling dictionaries would be fetched from a server that nobody here chose.
    spellcheck: false,
    devTools: !app.isPackaged,
  }
}
