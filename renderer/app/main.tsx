import { createRoot } from 'react-dom/client'
import { initTexts, isSecondWindow, onAskedToLeave, shareNonce, startShortcuts } from '../kit'
import { App } from './app'
import { Boot } from './boot/boot'
import { bootPorts, findWays } from './boot/ports'
import { leaveWithNothingLost } from './leaving'
import { keepShellOffline } from './offline-shell'
import { secondWindowPorts } from './second-window/second-window-ports'

async function main(root: HTMLElement): Promise<void> {
  shareNonce()
  await initTexts()
  startShortcuts()
  const isSecond = isSecondWindow()
  const boot = new Boot(isSecond ? secondWindowPorts(bootPorts()) : bootPorts())
  leaveWithNothingLost(boot)
  if (isSecond) onAskedToLeave(() => void boot.leave().finally(() => window.close()))
  createRoot(root).render(<App boot={boot} findWays={findWays} />)
  // The workbench keeps the files; loading this window anew for a new build would take the evidence from under somebody's eyes.
  if (!isSecond) keepShellOffline().catch((error: unknown) => console.warn('the workbench is not kept for offline use', error))
  await boot.start()
}

const root = document.getElementById('root')
if (root === null) throw new Error('index.html has no #root')
void main(root)
