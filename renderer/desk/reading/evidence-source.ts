import { type EvidenceItem, shownFile } from '../../../shared/domain'
import type { EvidenceSource } from '../../review'
import type { EvidenceStore } from '../../store'

/** The file of an item that is shown, read from the sealed store. */
export function sourceOf(evidence: EvidenceStore, allocationId: string, item: EvidenceItem): EvidenceSource {
  const file = shownFile(item)
  return {
    file,
    read: () => evidence.read(allocationId, file.id),
    readRange: (start, end) => evidence.readRange(allocationId, file.id, start, end),
  }
}

/** A text that is no file of its own, such as the candidate's narrative, as if it were one. */
export function sourceOfBytes(item: EvidenceItem, bytes: Uint8Array): EvidenceSource {
  return {
    file: item,
    read: async () => ({ ok: true, bytes, item }),
    readRange: async (start, end) => ({ ok: true, bytes: bytes.subarray(start, end), item }),
  }
}
