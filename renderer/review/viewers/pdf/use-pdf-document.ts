import { useCallback, useLayoutEffect, useState } from 'react'
import type { EvidenceSource } from '../viewer'
import { PdfOpening, type PdfProgress, takeOpening } from './pdf-opening'

/** Opens a file as a PDF, unless that has begun already, and closes it with the component. */
export function usePdfDocument(source: EvidenceSource): { progress: PdfProgress; tryAgain: () => void } {
  const [progress, setProgress] = useState<PdfProgress>({ state: 'opening' })
  const [attempt, setAttempt] = useState(0)
  // Before the browser paints: the bytes are on their way a frame earlier.
  useLayoutEffect(() => {
    const opening = takeOpening(source) ?? new PdfOpening(source)
    opening.watch(setProgress)
    return () => opening.close()
  }, [source, attempt])
  const tryAgain = useCallback(() => setAttempt((count) => count + 1), [])
  return { progress, tryAgain }
}
