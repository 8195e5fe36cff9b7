import { addRoute, cleanupOutdatedCaches, matchPrecache, type PrecacheEntry, precache } from 'workbox-precaching'
import { answerEvidenceStreams, type StreamingWorker } from './evidence-stream-worker'
import { TAKE_OVER } from './offline-shell-message'

/**
 * The browser's stand-in for the hub's `/app/`: keeps one build of the workbench, so that it opens with the hub down. It answers
 * only for files of that build and for recordings that a page has opened; `/api` and everything else goes to the network as if
 * it weren't here.
 */

// The compiler knows this file's world as a page's; these are the parts of a service worker's that are used.
type Lasting = Event & { waitUntil(work: Promise<unknown>): void }
type Fetching = Lasting & { request: Request; respondWith(answer: Promise<Response>): void }
declare const self: StreamingWorker & {
  /** What this build consists of; written in by scripts/service-worker.mjs. */
  __WB_MANIFEST: PrecacheEntry[]
  clients: { matchAll(options: { type: 'window'; includeUncontrolled: boolean }): Promise<unknown[]> }
  skipWaiting(): Promise<void>
  addEventListener(type: 'fetch', listener: (event: Fetching) => void): void
  addEventListener(type: 'message', listener: (event: Lasting & { data: unknown }) => void): void
}

const PAGE = 'index.html'

/** The page out of the cache. Each answer gets a nonce of its own, as it would from the hub: a known nonce protects nothing. */
async function answerWithPage(request: Request): Promise<Response> {
  const cached = await matchPrecache(PAGE)
  if (cached === undefined) return fetch(request)
  const headers = new Headers(cached.headers)
  const policy = headers.get('content-security-policy') ?? ''
  const text = await cached.text()
  const old = /'nonce-([^']+)'/.exec(policy)?.[1]
  if (old === undefined) return new Response(text, { headers })
  const fresh = btoa(String.fromCharCode(...crypto.getRandomValues(new Uint8Array(16))))
  headers.set('content-security-policy', policy.replaceAll(old, fresh))
  headers.delete('content-length')
  return new Response(text.replaceAll(old, fresh), { headers })
}

// Before Workbox's own listener, which would answer with the page as it was cached.
self.addEventListener('fetch', (event) => {
  const address = new URL(event.request.url)
  const isPage = address.origin + address.pathname === self.registration.scope
  if (event.request.mode !== 'navigate' || !isPage) return
  event.stopImmediatePropagation()
  event.respondWith(answerWithPage(event.request))
})

// A new build waits until a page asks for it while it loads; other windows must not lose the files that they were built with.
self.addEventListener('message', (event) => {
  if (event.data !== TAKE_OVER) return
  event.waitUntil(
    self.clients.matchAll({ type: 'window', includeUncontrolled: true }).then(async (windows) => {
      if (windows.length <= 1) await self.skipWaiting()
    }),
  )
})

answerEvidenceStreams(self)
precache(self.__WB_MANIFEST)
addRoute()
cleanupOutdatedCaches()
