import { join } from 'node:path'
import { app, dialog } from 'electron'
import { createAccounts } from './accounts'
import { declareAppScheme } from './app-protocol'
import { KeptRoom } from './kept-room'
import { answerKeychainProbe } from './keychain'
import { DEFAULT_HUB_ADDRESS, readLaunchOptions } from './launch-options'
import { parseHubOrigin } from './hub-origin'
import { IS_TRIAL_RUNTIME } from './runtime'
import { text } from './texts'
import { startWorkbench } from './workbench'

const options = readLaunchOptions(process.argv, process.env)

declareAppScheme()
// As root the operating system's sandbox can't be had, and whoever starts us says so with this switch.
if (!app.commandLine.hasSwitch('no-sandbox')) app.enableSandbox()
if (options.profileFolder !== null) app.setPath('userData', options.profileFolder)

async function start(): Promise<void> {
  const profileFolder = app.getPath('userData')
  // Before a window opens the database.
  const room = new KeptRoom(profileFolder)
  await room.watch()
  app.on('will-quit', () => room.end())
  const accounts = createAccounts(profileFolder)
  const address = options.hubAddress ?? (await accounts.lastFor(null))?.hubOrigin ?? DEFAULT_HUB_ADDRESS
  const hub = parseHubOrigin(address, { isTrialRuntime: IS_TRIAL_RUNTIME })
  if (!hub.ok) {
    return giveUp(text('hub.title'), text(`hub.${hub.reason}`, { address }))
  }
  const account = await accounts.lastFor(hub.origin)
  const bundleFolder = join(app.getAppPath(), 'out/renderer')
  await startWorkbench({ accounts, account, hubOrigin: hub.origin, profileFolder, bundleFolder })
}

/** Says why there is no window, to whoever looks: at the screen, or at the terminal. */
function giveUp(title: string, reason: string): void {
  console.error(`${title}: ${reason}`)
  dialog.showErrorBox(title, reason)
  app.exit(1)
}

if (options.isKeychainProbe) {
  void app.whenReady().then(answerKeychainProbe)
} else if (!app.requestSingleInstanceLock()) {
  app.quit()
} else {
  app.on('window-all-closed', () => app.quit())
  app
    .whenReady()
    .then(start)
    .catch((error: unknown) => giveUp(app.getName(), error instanceof Error ? (error.stack ?? error.message) : String(error)))
}
