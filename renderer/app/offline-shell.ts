import { setProgramKept } from '../kit'
import { answeredByWorker } from './evidence-stream'
import { TAKE_OVER } from './offline-shell-message'

/**
 * In a browser, keeps the workbench itself on this machine, so that it opens with the hub down, and says when that is so. A new build
 * waits until the page is loaded anew; then, before anything is typed, it takes over. Does nothing on the desktop, which brings its own
 * files.
 */
export async function keepShellOffline(): Promise<void> {
  if (!/^https?:$/.test(location.protocol)) return
  setProgramKept('keeping')
  try {
    if (!('serviceWorker' in navigator)) throw new Error('this browser has no service workers')
    const { serviceWorker } = navigator
    // Whoever was here before this page loaded: a first visit has nobody to take over from.
    const previous = serviceWorker.controller
    const registration = await serviceWorker.register('./service-worker.js', { scope: './', updateViaCache: 'none' })
    if (previous !== null && registration.waiting !== null) {
      serviceWorker.addEventListener('controllerchange', () => location.reload(), { once: true })
      registration.waiting.postMessage(TAKE_OVER)
    }
    // It is active once it has all files of its build, and gives them to this page once it answers for it.
    await Promise.race([answeredByWorker(serviceWorker.ready), givenUp(registration)])
    setProgramKept('kept')
  } catch (error) {
    setProgramKept('failed')
    throw error
  }
}

/** @throws once the first worker could not fetch all that it has to keep; with one before it, that one goes on. */
function givenUp({ installing, active }: ServiceWorkerRegistration): Promise<never> {
  return new Promise((_, reject) => {
    if (active !== null) return
    installing?.addEventListener('statechange', () => {
      if (installing.state === 'redundant') reject(new Error('the files of the workbench could not be fetched'))
    })
  })
}
