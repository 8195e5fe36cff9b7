import { desktopBridge } from '../kit'
import type { Boot } from './boot/boot'

/**
 * Sees to it that nothing typed is lost when the window goes. On the desktop the window waits until the store is closed; a browser
 * waits for nobody, so there the store is left when the page is hidden for good.
 */
export function leaveWithNothingLost(boot: Boot): void {
  const bridge = desktopBridge()
  if (bridge) {
    bridge.onClosing(() => void boot.leave().finally(() => bridge.readyToClose()))
    return
  }
  window.addEventListener('pagehide', (event) => {
    // A page that may come back from the cache keeps its store; without it, it begins anew.
    void boot.leave().then(() => (event.persisted ? boot.start() : undefined))
  })
}
