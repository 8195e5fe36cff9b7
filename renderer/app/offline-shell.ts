import { TAKE_OVER } from './offline-shell-message'

/**
 * In a browser, keeps the workbench itself on this machine, so that it opens with the hub down. A new build waits until the page
 * is loaded anew; then, before anything is typed, it takes over. Does nothing on the desktop, which brings its own files.
 */
export async function keepShellOffline(): Promise<void> {
  if (!/^https?:$/.test(location.protocol) || !('serviceWorker' in navigator)) return
  const { serviceWorker } = navigator
  // Whoever was here before this page loaded: a first visit has nobody to take over from.
  const previous = serviceWorker.controller
  const registration = await serviceWorker.register('./service-worker.js', { scope: './', updateViaCache: 'none' })
  if (previous === null || registration.waiting === null) return
  serviceWorker.addEventListener('controllerchange', () => location.reload(), { once: true })
  registration.waiting.postMessage(TAKE_OVER)
}
