import { CLAIM_PAGES } from '../store/evidence/stream-protocol'

/** An installation takes some hundred milliseconds; who waits longer than this gets no worker. */
const PATIENCE_MS = 5_000

/**
 * Makes sure that a service worker answers this page's media elements. In a browser it is the one that keeps the workbench offline;
 * on the desktop, one of its own is registered when the first recording is opened.
 * @returns false where there is none: the browser forbids it, or the page came without one.
 */
export async function letRecordingsStream(): Promise<boolean> {
  if (!('serviceWorker' in navigator)) return false
  try {
    return await withinPatience(
      location.protocol === 'app:' ? answeredOnDesktop() : answeredByWorker(navigator.serviceWorker.ready),
    )
  } catch (error) {
    console.warn('recordings are not streamed', error)
    return false
  }
}

async function answeredOnDesktop(): Promise<boolean> {
  const { serviceWorker } = navigator
  if (serviceWorker.controller !== null) return true
  const registering = serviceWorker.register('./evidence-stream.js', { scope: './', updateViaCache: 'none' })
  const isAnswered = await answeredByWorker(registering.then(() => serviceWorker.ready))
  // It goes on answering this page and is gone with it: the next start must not wait for a worker that it doesn't need yet.
  await (await registering).unregister()
  return isAnswered
}

/**
 * True once the worker answers for this page. The page may be older than its worker (a first visit, or loaded past it): then the worker
 * is asked to take it over.
 */
export async function answeredByWorker(ready: Promise<ServiceWorkerRegistration>): Promise<boolean> {
  const { serviceWorker } = navigator
  const { active } = await ready
  if (serviceWorker.controller !== null) return true
  const taken = new Promise<void>((resolve) => {
    serviceWorker.addEventListener('controllerchange', () => resolve(), { once: true })
  })
  active?.postMessage(CLAIM_PAGES)
  await taken
  return true
}

function withinPatience(work: Promise<boolean>): Promise<boolean> {
  const late = new Promise<boolean>((resolve) => setTimeout(() => resolve(false), PATIENCE_MS))
  return Promise.race([work, late])
}
