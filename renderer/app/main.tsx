import { createRoot } from 'react-dom/client'
import { initTexts, shareNonce, startShortcuts } from '../kit'
import { App } from './app'
import { Boot } from './boot/boot'
import { bootPorts, findPeople } from './boot/ports'
import { leaveWithNothingLost } from './leaving'
import { keepShellOffline } from './offline-shell'

async function main(root: HTMLElement): Promise<void> {
  shareNonce()
  await initTexts()
  startShortcuts()
  const boot = new Boot(bootPorts())
  leaveWithNothingLost(boot)
  createRoot(root).render(<App boot={boot} findPeople={findPeople} />)
  keepShellOffline().catch((error: unknown) => console.warn('the workbench is not kept for offline use', error))
  await boot.start()
}

const root = document.getElementById('root')
if (root === null) throw new Error('index.html has no #root')
void main(root)
