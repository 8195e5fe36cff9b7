import { CLAIM_PAGES, STREAM_FOLDER, type StreamAnswer, type StreamQuestion } from '../store/evidence/stream-protocol'

/** The parts of a service worker's world that streaming needs; the compiler knows this file's world as a page's. */
export type StreamingWorker = {
  registration: { scope: string }
  clients: {
    claim(): Promise<void>
    get(id: string): Promise<{ postMessage(message: unknown, ports: MessagePort[]): void } | undefined>
  }
  addEventListener(type: 'fetch', listener: (event: StreamFetch) => void): void
  addEventListener(type: 'message', listener: (event: Lasting & { data: unknown }) => void): void
}
type Lasting = Event & { waitUntil(work: Promise<unknown>): void }
type StreamFetch = Lasting & { request: Request; clientId: string; respondWith(answer: Promise<Response>): void }

/** A page that is busy for so long has more to worry about than a recording. */
const PATIENCE_MS = 15_000

/** Nothing of it may be kept, and nothing in it may run, should it ever be opened as a page. */
const HEADERS = {
  'accept-ranges': 'bytes',
  'cache-control': 'no-store',
  'content-security-policy': "default-src 'none'; sandbox",
  'x-content-type-options': 'nosniff',
}

/** Answers media elements below `STREAM_FOLDER` with what the page that holds them hands over, part by part. */
export function answerEvidenceStreams(worker: StreamingWorker): void {
  const folder = new URL(STREAM_FOLDER, worker.registration.scope).href
  worker.addEventListener('fetch', (event) => {
    const { url } = event.request
    if (!url.startsWith(folder)) return
    event.stopImmediatePropagation()
    event.respondWith(answer(worker, event, url.slice(folder.length)))
  })
  worker.addEventListener('message', (event) => {
    if (event.data === CLAIM_PAGES) event.waitUntil(worker.clients.claim())
  })
}

async function answer(worker: StreamingWorker, { request, clientId }: StreamFetch, token: string): Promise<Response> {
  const range = /^bytes=(\d+)-(\d*)$/.exec(request.headers.get('range') ?? '')
  // A page, a frame or a script has no business here; a media element always asks for a range.
  if (range === null || (request.destination !== 'video' && request.destination !== 'audio')) return refuse(403)
  const start = Number(range[1])
  const end = range[2] === '' ? null : Number(range[2]) + 1
  const part = await ask(worker, clientId, { type: 'assay:stream', token, start, end })
  if (part === null) return refuse(504)
  if (!part.ok) {
    if (part.reason !== 'unsatisfiable') return refuse(part.reason === 'gone' ? 404 : 500)
    return new Response(null, { status: 416, headers: { ...HEADERS, 'content-range': `bytes */${part.sizeBytes}` } })
  }
  const last = part.start + part.bytes.byteLength - 1
  return new Response(part.bytes, {
    status: 206,
    headers: {
      ...HEADERS,
      'content-type': part.mediaType,
      'content-length': String(part.bytes.byteLength),
      'content-range': `bytes ${part.start}-${last}/${part.sizeBytes}`,
    },
  })
}

/** The page's answer; null where it is gone or says nothing. */
async function ask(worker: StreamingWorker, clientId: string, question: StreamQuestion): Promise<StreamAnswer | null> {
  const page = await worker.clients.get(clientId)
  if (page === undefined) return null
  const { port1, port2 } = new MessageChannel()
  const answered = new Promise<StreamAnswer | null>((resolve) => {
    port1.onmessage = (event: MessageEvent<StreamAnswer>) => resolve(event.data)
    setTimeout(() => resolve(null), PATIENCE_MS)
  })
  page.postMessage(question, [port2])
  const answer = await answered
  port1.close()
  return answer
}

function refuse(status: number): Response {
  return new Response(null, { status, headers: HEADERS })
}
