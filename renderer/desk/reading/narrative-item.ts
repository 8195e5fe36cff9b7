import type { EvidenceItem, Submission } from '../../../shared/domain'
import { NARRATIVE } from '../evidence/entries'

/**
 * The cover narrative as an item that the Markdown viewer can show: it came with the submission and has no file, so its
 * bytes are its text and nothing can be tied to it.
 */
export function narrativeItem(
  submission: Pick<Submission, 'narrative'>,
  title: string,
): { item: EvidenceItem; bytes: Uint8Array<ArrayBuffer> } {
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
    renditions: [],
  }
  return { item, bytes }
}
