import './polyfills'
import {
  getDocument,
  type PDFDocumentLoadingTask,
  type PDFDocumentProxy,
  PDFWorker,
  PasswordException,
} from 'pdfjs-dist/legacy/build/pdf.mjs'
import { BundledAssets } from './pdf-assets'

/** Why a file can't be read: it holds nothing, needs a password, or is no (whole) PDF. */
export type PdfFailure = 'empty' | 'encrypted' | 'broken'
export type PdfOpening = { ok: true; document: PDFDocumentProxy } | { ok: false; reason: PdfFailure }
export type OpenPdf = {
  opening: Promise<PdfOpening>
  /** Lets go of the document and, where it never opened, of the worker that may hang on it. */
  close(): Promise<void>
}

let shared: { port: Worker; worker: PDFWorker } | null = null

/** Opens a PDF from bytes. They are handed over to the worker: the array is empty afterwards. */
export function openPdf(bytes: Uint8Array): OpenPdf {
  if (bytes.byteLength === 0) return { opening: Promise.resolve({ ok: false, reason: 'empty' }), close: async () => {} }
  const { worker } = (shared ??= startWorker())
  const task = getDocument({
    data: bytes,
    worker,
    BinaryDataFactory: BundledAssets,
    cMapPacked: true,
    useWorkerFetch: false,
    enableXfa: false,
    // Only messages that are errors: pdf.js warns about every oddity of a file.
    verbosity: 0,
  })
  let isSettled = false
  const opening = readDocument(task).finally(() => {
    isSettled = true
  })
  return {
    opening,
    async close() {
      if (!isSettled) dropWorker()
      await task.destroy()
    },
  }
}

async function readDocument(task: PDFDocumentLoadingTask): Promise<PdfOpening> {
  try {
    const document = await task.promise
    if (document.numPages === 0) return { ok: false, reason: 'empty' }
    // A file whose cross references were rebuilt from wreckage can open and yet have no page to show.
    await document.getPage(1)
    return { ok: true, document }
  } catch (error) {
    return { ok: false, reason: error instanceof PasswordException ? 'encrypted' : 'broken' }
  }
}

function startWorker(): { port: Worker; worker: PDFWorker } {
  const port = new Worker(new URL('./pdf-worker.ts', import.meta.url), { type: 'module', name: 'pdf' })
  return { port, worker: new PDFWorker({ port: port as unknown as null }) }
}

function dropWorker(): void {
  shared?.worker.destroy()
  shared?.port.terminate()
  shared = null
}
