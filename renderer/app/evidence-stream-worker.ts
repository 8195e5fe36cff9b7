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
  if (range === null || (request.destination !== 'video' && request.destination !== 'audio')) {
    return new Response(null, { status: 403, headers: HEADERS })
  }
  const start = Number(range[1])
  const wanted = range[2] === '' ? Number.POSITIVE_INFINITY : Number(range[2]) + 1
  const askFor = (from: number) => ask(worker, clientId, { type: 'assay:stream', token, start: from, end: wanted })
  const first = await askFor(start)
  // Of an address that isn't http, Chromium's player doesn't look at the status: only this tells it that there is nothing.
  if (!first.ok) return Response.error()
  const { sizeBytes, mediaType } = first
  const end = Math.min(sizeBytes, wanted)
  return new Response(bodyOf(first, end, askFor), {
    status: 206,
    headers: {
      ...HEADERS,
      'content-type': mediaType,
      // To the end of what was asked for: of an address that isn't http, Chromium takes this for all that there is.
      'content-length': String(end - start),
      'content-range': `bytes ${start}-${end - 1}/${sizeBytes}`,
    },
  })
}

type Part = Extract<StreamAnswer, { ok: true }>

/** Parts of a file one after the other, each asked for when the one before has been taken: what isn't played isn't read. */
function bodyOf(first: Part, end: number, askFor: (start: number) => Promise<StreamAnswer>): ReadableStream<Uint8Array> {
  let next: Part | null = first
  let at = first.start
  return new ReadableStream<Uint8Array>(
    {
      async pull(controller) {
        const part = next ?? (await askFor(at))
        next = null
        // The element notices that something is missing, and asks anew or says that it can't read on.
        if (!part.ok) return controller.error(new Error('The page has no more of it.'))
        controller.enqueue(new Uint8Array(part.bytes))
        at += part.bytes.byteLength
        if (at >= end) controller.close()
      },
    },
    { highWaterMark: 0 },
  )
}

/** The page's answer. A page that is gone, or says nothing, has nothing. */
async function ask(worker: StreamingWorker, clientId: string, question: StreamQuestion): Promise<StreamAnswer> {
  const page = await worker.clients.get(clientId)
  if (page === undefined) return { ok: false }
  const { port1, port2 } = new MessageChannel()
  const answered = new Promise<StreamAnswer>((resolve) => {
    port1.onmessage = (event: MessageEvent<StreamAnswer>) => resolve(event.data)
    setTimeout(() => resolve({ ok: false }), PATIENCE_MS)
  })
  page.postMessage(question, [port2])
  const answer = await answered
  port1.close()
  return answer
}
