import { expose, transfer } from 'comlink'
import { readAnnotationFile, readForImport, type Id, type ReadAnnotation } from '../../../shared/domain'
import { annotatePdf } from './annotated-pdf/annotate-pdf'
import type { PdfNote } from './annotated-pdf/pdf-note'
import type { Block } from './feedback-pdf/blocks'
import type { Sheet } from './feedback-pdf/pdf-document'
import { type AboutPdf, writeFeedbackPdf, writeReportPdf } from './feedback-pdf/write-pdf'

/** What a file of annotations holds once it was read; an entry is null where it is none. */
export type NotesFile =
  | { ok: true; read: (ReadAnnotation | null)[] }
  | { ok: false; problem: Extract<ReturnType<typeof readAnnotationFile>, { ok: false }>['problem'] }

/** Documents are made and read here, so that a large one never holds up the page and can be stopped. */
const door = {
  async annotatePdf(bytes: Uint8Array, notes: readonly PdfNote[], author: string) {
    const result = await annotatePdf(bytes, notes, author)
    return result.ok ? transfer(result, [result.bytes.buffer]) : result
  },
  async writeFeedbackPdf(markdown: string, about: AboutPdf) {
    const result = await writeFeedbackPdf(markdown, about)
    return transfer(result, [result.bytes.buffer])
  },
  async writeReportPdf(blocks: readonly Block[], about: AboutPdf & { sheet: Sheet }) {
    const result = await writeReportPdf(blocks, about)
    return transfer(result, [result.bytes.buffer])
  },
  readNotes(bytes: Uint8Array, allocationId: Id): NotesFile {
    const file = readAnnotationFile(new TextDecoder().decode(bytes))
    return file.ok ? { ok: true, read: readForImport(file.documents, allocationId) } : file
  },
}

export type ExportsDoor = typeof door

expose(door)
