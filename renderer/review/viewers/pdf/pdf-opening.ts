import type { PDFDocumentProxy } from 'pdfjs-dist/legacy/build/pdf.mjs'
import type { EvidenceSource } from '../viewer'
import { type OpenPdf, openPdf, type PasswordRequest, type PdfFailure } from './open-pdf'
import { takeThread } from './pdf-workers'
import { readSource, type Unreadable } from './source-bytes'

export type PdfProgress =
  | { state: 'opening' }
  | { state: 'locked'; request: PasswordRequest }
  | { state: 'open'; document: PDFDocumentProxy }
  /** The file is here, but can't be shown. */
  | { state: 'failed'; reason: Exclude<PdfFailure, 'encrypted'> }
  /** The store can't give its bytes. */
  | { state: 'unreadable'; reason: Unreadable }

/** A file on its way to being an open PDF. A password that is given stays in the worker's memory. */
export class PdfOpening {
  /** Resolves when the worker has the file, or it is clear that it can't have it. */
  readonly handedOver: Promise<void>
  private progress: PdfProgress = { state: 'opening' }
  private listener: ((progress: PdfProgress) => void) | null = null
  private pdf: OpenPdf | null = null
  private isClosed = false

  constructor(source: EvidenceSource) {
    this.handedOver = this.begin(source).catch(console.error)
  }

  /** Tells how far it is, now and whenever that changes. */
  watch(listener: (progress: PdfProgress) => void): void {
    this.listener = listener
    listener(this.progress)
  }

  close(): void {
    this.isClosed = true
    this.listener = null
    this.pdf?.close().catch(console.error)
  }

  private async begin(source: EvidenceSource): Promise<void> {
    const read = await readSource(source, (reason) => this.settle({ state: 'unreadable', reason }))
    if (this.isClosed) return
    if (!read.ok) return this.settle({ state: 'unreadable', reason: read.reason })
    this.pdf = openPdf(read.input, takeThread(), ({ isWrong, answer }) => {
      const request: PasswordRequest = {
        isWrong,
        answer: (password) => {
          this.settle({ state: 'opening' })
          answer(password)
        },
      }
      this.settle({ state: 'locked', request })
    })
    void this.finish(this.pdf)
  }

  private async finish(pdf: OpenPdf): Promise<void> {
    const opening = await pdf.opening
    if (opening.ok) return this.settle({ state: 'open', document: opening.document })
    // Whoever was asked for a password and still can't open it has a file that isn't whole.
    this.settle({ state: 'failed', reason: opening.reason === 'encrypted' ? 'broken' : opening.reason })
  }

  private settle(progress: PdfProgress): void {
    if (this.isClosed) return
    this.progress = progress
    this.listener?.(progress)
  }
}

/** By then a viewer has taken what was opened for it, or somebody has gone elsewhere. */
const MOST_WAITING_MS = 5_000

let ahead: { source: EvidenceSource; opening: PdfOpening; timer: ReturnType<typeof setTimeout> } | null = null

/** Begins to open the file that a viewer is about to show. Resolves when the worker has it, so that both go on side by side. */
export function openAhead(source: EvidenceSource): Promise<void> {
  ahead?.opening.close()
  clearTimeout(ahead?.timer)
  const opening = new PdfOpening(source)
  const timer = setTimeout(() => takeOpening(source)?.close(), MOST_WAITING_MS)
  ahead = { source, opening, timer }
  return opening.handedOver
}

/** What was opened ahead of this file's viewer; null where nothing was. Whoever takes it closes it. */
export function takeOpening(source: EvidenceSource): PdfOpening | null {
  if (ahead?.source !== source) return null
  const { opening, timer } = ahead
  clearTimeout(timer)
  ahead = null
  return opening
}
