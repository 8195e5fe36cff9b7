import { EVIDENCE_CHUNK_BYTES, type EvidenceItem } from '../../../shared/domain'
import type { StoreContext } from '../context'
import type { EvidenceBytes, EvidenceStore } from '../contract'
import type { ChunkRow } from '../rows'
import { openBytes, type SealContext } from '../sealing'
import { StoreError } from '../store-error'
import { openSubmission } from '../work'

/** More than this isn't handed over in one piece; viewers of large files read ranges. */
const MOST_BYTES = 512 * EVIDENCE_CHUNK_BYTES

/** How a chunk is bound to its place: to the allocation, the item, the bytes that the hub promised, and its position among them. */
export function chunkContext(allocationId: string, item: EvidenceItem, index: number): SealContext {
  return {
    table: 'chunks',
    id: `${allocationId}/${item.id}/${item.sha256}`,
    version: 1,
    chunk: index,
    count: item.chunkSha256.length,
  }
}

/** Evidence that is here and verified. Every chunk is opened and checked as it is read; nothing else is read. */
export function evidenceStore(context: StoreContext): EvidenceStore {
  const readRange: EvidenceStore['readRange'] = async (allocationId, evidenceId, start, end) => {
    const submission = await openSubmission(context, allocationId)
    const item = submission?.evidence.find((one) => one.id === evidenceId)
    if (!item) return { ok: false, reason: 'unknown' }
    const [file, offline] = await Promise.all([
      context.db.files.get([allocationId, evidenceId]),
      context.db.offline.get(allocationId),
    ])
    if (!file?.verifiedAt || !offline) return { ok: false, reason: 'not-offline' }
    const from = Math.max(0, Math.min(start, item.sizeBytes))
    const to = Math.max(from, Math.min(end, item.sizeBytes))
    if (to - from > MOST_BYTES) return { ok: false, reason: 'too-large' }
    try {
      const bytes = await readChunks(context, { allocationId, keyId: offline.keyId, item, from, to })
      return bytes === null ? { ok: false, reason: 'damaged' } : { ok: true, bytes, item }
    } catch (error) {
      if (error instanceof StoreError && error.reason === 'damaged') return { ok: false, reason: 'damaged' }
      if (error instanceof StoreError && error.reason === 'key-destroyed') return { ok: false, reason: 'not-offline' }
      throw error
    }
  }
  return {
    readRange,
    read: (allocationId, evidenceId): Promise<EvidenceBytes> => readRange(allocationId, evidenceId, 0, Number.MAX_SAFE_INTEGER),
  }
}

type Range = { allocationId: string; keyId: string; item: EvidenceItem; from: number; to: number }

async function readChunks(context: StoreContext, { allocationId, keyId, item, from, to }: Range): Promise<Uint8Array | null> {
  const bytes = new Uint8Array(to - from)
  if (to === from) return bytes
  const first = Math.floor(from / EVIDENCE_CHUNK_BYTES)
  const last = Math.floor((to - 1) / EVIDENCE_CHUNK_BYTES)
  const rows = await context.db.chunks
    .where('[allocationId+evidenceId+index]')
    .between([allocationId, item.id, first], [allocationId, item.id, last], true, true)
    .toArray()
  if (rows.length !== last - first + 1) return null
  const key = await Promise.resolve(context.keyring.need(keyId))
  const copy = async (row: ChunkRow) => {
    const plain = await openBytes(key, chunkContext(allocationId, item, row.index), row.sealed)
    const at = row.index * EVIDENCE_CHUNK_BYTES
    const begin = Math.max(0, from - at)
    bytes.set(plain.subarray(begin, Math.min(plain.length, to - at)), at + begin - from)
  }
  await Promise.all(rows.map(copy))
  return bytes
}
