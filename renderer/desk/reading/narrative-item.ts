import type { EvidenceItem, Submission } from '../../../shared/domain'
import type { EvidenceBytes } from '../../store'
import { NARRATIVE } from '../evidence/entries'

/**
 * The cover narrative as an item that the Markdown viewer can show: it came with the submission and has no file, so its
 * bytes are its text and nothing can be tied to it.
 */
export function narrativeItem(
  submission: Pick<Submission, 'narrative'>,
  title: string,
): { item: EvidenceItem; bytes: EvidenceBytes } {
  const bytes = new TextEncoder().encode(submission.narrative)
  const item: EvidenceItem = {
    id: NARRATIVE,
    kind: 'portfolio',
    mediaType: 'text/markdown',
    fileName: 'narrative.md',
    title,
    note: '',
    sizeBytes: bytes.byteLength,
    sha256: '',
    chunkSha256: [],
    group: null,
    extent: null,
    vouch: null,
  }
  return { item, bytes: { ok: true, bytes, item } }
}
