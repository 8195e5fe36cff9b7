import './polyfills'
import { PDFWorker } from 'pdfjs-dist/legacy/build/pdf.mjs'
import { rehearse } from './rehearsal'

/** One of pdf.js's workers, for one document. */
export type PdfThread = {
  worker: PDFWorker
  /** Stops it, whatever it is doing: a document can keep a worker busy for ever, and what it held in memory goes with it. */
  end(): void
}

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
  const worker = new PDFWorker({ port: port as unknown as null })
  return {
    worker,
    end() {
      worker.destroy()
      port.terminate()
    },
  }
}
