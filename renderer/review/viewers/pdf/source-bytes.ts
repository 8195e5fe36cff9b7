import { PDFDataRangeTransport } from 'pdfjs-dist/legacy/build/pdf.mjs'
import { EVIDENCE_CHUNK_BYTES } from '../../../../shared/domain'
import type { EvidenceBytes } from '../../../store/contract'
import type { EvidenceSource } from '../viewer'

/** Why the store can't give the bytes. `failed`: it could not say. */
export type Unreadable = Extract<EvidenceBytes, { ok: false }>['reason'] | 'failed'

/** Up to here, one reading of the whole is quicker than finding one's way through parts. */
const READ_WHOLE_BYTES = 4 * EVIDENCE_CHUNK_BYTES

/** What `getDocument` needs to come by a file: all of it, or a way to ask for parts. */
export type PdfInput = { data: Uint8Array } | { range: PDFDataRangeTransport; rangeChunkSize: number }

/**
 * A file for pdf.js: small ones whole, large ones in the chunks that it asks for, so that opening 300 scanned pages reads what
 * is looked at.
 * @param onUnreadable a part that was asked for later can't be read.
 */
export async function readSource(
  source: EvidenceSource,
  onUnreadable: (reason: Unreadable) => void,
): Promise<{ ok: true; input: PdfInput } | { ok: false; reason: Unreadable }> {
  if (source.file.sizeBytes > READ_WHOLE_BYTES) {
    return { ok: true, input: { range: new SealedRanges(source, onUnreadable), rangeChunkSize: EVIDENCE_CHUNK_BYTES } }
  }
  try {
    const answer = await source.read()
    return answer.ok ? { ok: true, input: { data: answer.bytes } } : answer
  } catch {
    return { ok: false, reason: 'failed' }
  }
}

/** Answers pdf.js's requests from the sealed store. */
class SealedRanges extends PDFDataRangeTransport {
  private isOver = false

  constructor(
    private readonly source: EvidenceSource,
    private readonly onUnreadable: (reason: Unreadable) => void,
  ) {
    super(source.file.sizeBytes, null)
  }

  override requestDataRange(begin: number, end: number): void {
    this.source.readRange(begin, end).then(
      (answer) => {
        if (this.isOver) return
        if (answer.ok) this.onDataRange(begin, answer.bytes)
        else this.onUnreadable(answer.reason)
      },
      () => {
        if (!this.isOver) this.onUnreadable('failed')
      },
    )
  }

  override abort(): void {
    this.isOver = true
  }
}
