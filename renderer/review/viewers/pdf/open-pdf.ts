import './polyfills'
import {
  getDocument,
  type PDFDocumentLoadingTask,
  type PDFDocumentProxy,
  PasswordException,
  PasswordResponses,
} from 'pdfjs-dist/legacy/build/pdf.mjs'
import { BundledAssets } from './pdf-assets'
import type { PdfThread } from './pdf-workers'
import type { PdfInput } from './source-bytes'

/** Why a file can't be read: it holds nothing, needs a password, or is no (whole) PDF. */
export type PdfFailure = 'empty' | 'encrypted' | 'broken'
export type PdfOpening = { ok: true; document: PDFDocumentProxy } | { ok: false; reason: PdfFailure }
export type OpenPdf = {
  opening: Promise<PdfOpening>
  /** Lets go of the document and its worker. */
  close(): Promise<void>
}

/** The document asks for its password, again where the last one was wrong. */
export type PasswordRequest = { isWrong: boolean; answer(password: string): void }

/** Larger pictures within a page are left out: a few bytes can claim to be a picture that fills the memory. */
const MOST_PICTURE_PIXELS = 100_000_000

const PATIENCE_MS = 1000

/**
 * Opens a PDF. An array is handed over to the worker: it is empty afterwards.
 * @param thread is released (or ended) with the document.
 * @param onPassword without it, a locked document fails as `encrypted`.
 */
export function openPdf(input: PdfInput, thread: PdfThread, onPassword?: (request: PasswordRequest) => void): OpenPdf {
  if (('data' in input ? input.data.byteLength : input.range.length) === 0) {
    thread.release()
    return { opening: Promise.resolve({ ok: false, reason: 'empty' }), close: async () => {} }
  }
  const task = getDocument({
    ...input,
    worker: thread.worker,
    BinaryDataFactory: BundledAssets,
    cMapPacked: true,
    useWorkerFetch: false,
    // What isn't looked at isn't read.
    disableAutoFetch: true,
    disableStream: true,
    enableXfa: false,
    maxImageSize: MOST_PICTURE_PIXELS,
    // Only messages that are errors: pdf.js warns about every oddity of a file.
    verbosity: 0,
  })
  if (onPassword) {
    task.onPassword = (answer: (password: string) => void, response: number) =>
      onPassword({ isWrong: response === PasswordResponses.INCORRECT_PASSWORD, answer })
  }
  return {
    opening: readDocument(task),
    async close() {
      // A worker that hangs on the document never answers. Where it does, pdf.js has taken the document's fonts out of the page too.
      const isClosed = task.destroy().then(
        () => true,
        () => false,
      )
      if (await Promise.race([isClosed, after(PATIENCE_MS)])) thread.release()
      else thread.end()
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

function after(milliseconds: number): Promise<false> {
  return new Promise((resolve) => setTimeout(() => resolve(false), milliseconds))
}
