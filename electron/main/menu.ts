import { app, dialog, Menu, type MenuItemConstructorOptions } from 'electron'
import { IS_TRIAL_RUNTIME } from './runtime'
import { text } from './texts'

/** The application menu: what the system's own menus have. Assay's commands are in its palette, with their shortcuts. */
export function setApplicationMenu(hubOrigin: string): void {
  const separator: MenuItemConstructorOptions = { type: 'separator' }
  const about: MenuItemConstructorOptions = { label: text('menu.about'), click: () => void showAbout(hubOrigin) }
  const quit: MenuItemConstructorOptions = { role: 'quit', label: text('menu.quit') }
  const isMac = process.platform === 'darwin'
  Menu.setApplicationMenu(
    Menu.buildFromTemplate([
      ...(isMac ? [{ label: 'Assay', submenu: [about, separator, quit] }] : []),
      {
        label: text('menu.file'),
        submenu: [{ role: 'close', label: text('menu.close') }, ...(isMac ? [] : [separator, quit])],
      },
      {
        label: text('menu.edit'),
        submenu: [
          { role: 'undo', label: text('menu.undo') },
          { role: 'redo', label: text('menu.redo') },
          separator,
          { role: 'cut', label: text('menu.cut') },
          { role: 'copy', label: text('menu.copy') },
          { role: 'paste', label: text('menu.paste') },
          { role: 'selectAll', label: text('menu.selectAll') },
        ],
      },
      {
        label: text('menu.view'),
        submenu: [
          { role: 'resetZoom', label: text('menu.actualSize') },
          { role: 'zoomIn', label: text('menu.zoomIn') },
          { role: 'zoomOut', label: text('menu.zoomOut') },
          separator,
          { role: 'togglefullscreen', label: text('menu.fullScreen') },
          ...developerItems(),
        ],
      },
      { role: 'help', label: text('menu.help'), submenu: isMac ? [] : [about] },
    ]),
  )
}

function developerItems(): MenuItemConstructorOptions[] {
  if (app.isPackaged) return []
  return [{ type: 'separator' }, { role: 'toggleDevTools', label: text('menu.developerTools') }]
}

async function showAbout(hubOrigin: string): Promise<void> {
  const versions = { version: app.getVersion(), electron: process.versions.electron, hub: hubOrigin }
  const detail = text('about.detail', versions)
  await dialog.showMessageBox({
    type: 'info',
    title: text('menu.about'),
    message: 'Assay',
    detail: IS_TRIAL_RUNTIME ? `${detail}\n\n${text('about.trial')}` : detail,
  })
}
