import './polyfills'
import { PDFWorker } from 'pdfjs-dist/legacy/build/pdf.mjs'
import { rehearse } from './rehearsal'

/** One of pdf.js's workers, for one document at a time. */
export type PdfThread = {
  worker: PDFWorker
  /** Its document is closed: it stands by for the next one. What it has compiled makes it quicker than a new one. */
  release(): void
  /** Stops it, whatever it is doing: a document can keep a worker busy for ever. */
  end(): void
}

/** A worker is replaced after so many documents, so that whatever pdf.js may forget to let go of doesn't add up. */
const MOST_DOCUMENTS = 25

let standing: PdfThread | null = null

/** Begins to load a worker for the next document, so that opening that one doesn't wait for it. */
export function standBy(): void {
  if (standing) return
  const thread = startThread()
  standing = thread
  // Where it was taken and ended meanwhile, there is nothing left to rehearse with.
  rehearse(thread.worker).catch(() => {})
}

/** The worker that stands by, or a new one. */
export function takeThread(): PdfThread {
  const thread = standing ?? startThread()
  standing = null
  return thread
}

/** A worker for reading in the background, which leaves the one that stands by to whoever is looking at the screen. */
export function startThread(): PdfThread {
  const port = new Worker(new URL('./pdf-worker.ts', import.meta.url), { type: 'module', name: 'pdf' })
  let documents = 0
  const thread: PdfThread = {
    worker: new PDFWorker({ port: port as unknown as null }),
    release() {
      documents += 1
      if (documents >= MOST_DOCUMENTS) return thread.end()
      standing?.end()
      standing = thread
    },
    end() {
      thread.worker.destroy()
      port.terminate()
    },
  }
  return thread
}
