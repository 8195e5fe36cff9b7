import { useEffect, useState } from 'react'
import type { EvidenceFile } from '../../../../shared/domain'
import { useTexts } from '../../../kit'
import { type OpenedDocument, openDocument } from './open-document'

/** Opens a document for showing it; null while it is being opened. */
export function useDocument(file: EvidenceFile, bytes: Uint8Array): OpenedDocument | null {
  const t = useTexts('document')
  const [opened, setOpened] = useState<OpenedDocument | null>(null)
  useEffect(() => {
    const ending = new AbortController()
    const wordsFor = (name: string, kind: 'picture' | 'drawing') =>
      t(kind === 'drawing' ? 'picture.drawing' : 'picture.leftOut', { name })
    const settle = (next: OpenedDocument) => {
      if (!ending.signal.aborted) setOpened(next)
    }
    openDocument(file, bytes, wordsFor, ending.signal).then(settle, () => settle({ ok: false, reason: 'broken' }))
    return () => ending.abort()
  }, [file, bytes, t])
  return opened
}
