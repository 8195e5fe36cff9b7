import type { EvidenceItem } from '../../../../../shared/domain'
import type { EvidenceSource } from '../../viewer'

/** A file within an archive as if it were an item: with the archive's own hash, because that is what its annotations were made on. */
export function partOf(
  item: EvidenceItem,
  { file }: EvidenceSource,
  { bytes, name, mediaType }: { bytes: Uint8Array<ArrayBuffer>; name: string; mediaType: string },
): { item: EvidenceItem; source: EvidenceSource } {
  const part: EvidenceItem = {
    ...item,
    kind: 'project',
    mediaType,
    fileName: name,
    title: name,
    sizeBytes: bytes.length,
    sha256: file.sha256,
    chunkSha256: [],
    extent: null,
    renditions: [],
  }
  return {
    item: part,
    source: {
      file: part,
      read: async () => ({ ok: true, bytes, item: part }),
      readRange: async (start, end) => ({ ok: true, bytes: bytes.slice(start, end), item: part }),
    },
  }
}
