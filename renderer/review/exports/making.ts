import { type Remote, transfer, wrap } from 'comlink'
import type { AnnotatedPdf } from './annotated-pdf/annotate-pdf'
import type { PdfNote } from './annotated-pdf/pdf-note'
import type { ExportsDoor, NotesFile } from './exports-worker'
import type { Block } from './feedback-pdf/blocks'
import type { Sheet } from './feedback-pdf/pdf-document'
import type { AboutPdf, WrittenPdf } from './feedback-pdf/write-pdf'

/** A document that is being made (or read) in a worker of its own. */
export type Making<Value> = {
  /** Null where it was cancelled. @throws where the worker failed */
  done: Promise<Value | null>
  cancel(): void
}

/** The letter to the candidate as a tagged PDF. */
export function makeFeedbackPdf(markdown: string, about: AboutPdf): Making<WrittenPdf> {
  return make<WrittenPdf>((door) => door.writeFeedbackPdf(markdown, about))
}

/** A report with its drawings as a tagged PDF. */
export function makeReportPdf(blocks: readonly Block[], about: AboutPdf & { sheet: Sheet }): Making<WrittenPdf> {
  return make<WrittenPdf>((door) => door.writeReportPdf(blocks, about))
}

/** A PDF with notes as annotations. @param bytes are handed over: the array is empty afterwards */
export function makeAnnotatedPdf(bytes: Uint8Array, notes: readonly PdfNote[], author: string): Making<AnnotatedPdf> {
  return make<AnnotatedPdf>((door) => door.annotatePdf(transfer(bytes, [bytes.buffer]), notes, author))
}

/** The annotations of a file that somebody wants to import. */
export function readNotesFile(bytes: Uint8Array, allocationId: string): Making<NotesFile> {
  return make<NotesFile>((door) => door.readNotes(transfer(bytes, [bytes.buffer]), allocationId))
}

function make<Value>(work: (door: Remote<ExportsDoor>) => Promise<Value>): Making<Value> {
  const worker = new Worker(new URL('./exports-worker.ts', import.meta.url), { type: 'module', name: 'exports' })
  let cancel = () => {}
  const cancelled = new Promise<null>((resolve) => {
    cancel = () => resolve(null)
  })
  // A worker that couldn't begin, or ran out of memory, never answers.
  const failed = new Promise<never>((_, reject) => {
    worker.addEventListener('error', (event) => reject(new Error(event.message || 'The document could not be made.')), {
      once: true,
    })
  })
  const done = Promise.race([work(wrap<ExportsDoor>(worker)), cancelled, failed]).finally(() => worker.terminate())
  return { done, cancel: () => cancel() }
}
