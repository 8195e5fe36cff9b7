import type { PDFDocumentProxy } from 'pdfjs-dist/legacy/build/pdf.mjs'
import { useCallback, useLayoutEffect, useState } from 'react'
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

/** Opens a file as a PDF, and closes it with the component. A password that is given stays in the worker's memory. */
export function usePdfDocument(source: EvidenceSource): { progress: PdfProgress; tryAgain: () => void } {
  const [progress, setProgress] = useState<PdfProgress>({ state: 'opening' })
  const [attempt, setAttempt] = useState(0)
  // Before the browser paints: the bytes are on their way a frame earlier.
  useLayoutEffect(() => {
    let pdf: OpenPdf | null = null
    let isCurrent = true
    const settle = (next: PdfProgress) => {
      if (isCurrent) setProgress(next)
    }
    const open = async () => {
      const read = await readSource(source, (reason) => settle({ state: 'unreadable', reason }))
      if (!isCurrent) return
      if (!read.ok) return settle({ state: 'unreadable', reason: read.reason })
      pdf = openPdf(read.input, takeThread(), ({ isWrong, answer }) => {
        const request: PasswordRequest = {
          isWrong,
          answer(password) {
            settle({ state: 'opening' })
            answer(password)
          },
        }
        settle({ state: 'locked', request })
      })
      const opening = await pdf.opening
      if (opening.ok) return settle({ state: 'open', document: opening.document })
      // Whoever was asked for a password and still can't open it has a file that isn't whole.
      settle({ state: 'failed', reason: opening.reason === 'encrypted' ? 'broken' : opening.reason })
    }
    settle({ state: 'opening' })
    open().catch(console.error)
    return () => {
      isCurrent = false
      pdf?.close().catch(console.error)
    }
  }, [source, attempt])
  const tryAgain = useCallback(() => setAttempt((count) => count + 1), [])
  return { progress, tryAgain }
}
