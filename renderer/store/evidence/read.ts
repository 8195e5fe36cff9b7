import { EVIDENCE_CHUNK_BYTES, type EvidenceFile, filesOf } from '../../../shared/domain'
import type { StoreContext } from '../context'
import type { EvidenceBytes, EvidenceStore } from '../contract'
import type { ChunkRow } from '../rows'
import { openBytes, type SealContext } from '../sealing'
import { StoreError } from '../store-error'
import { openSubmission } from '../work'

/** More than this isn't handed over in one piece; viewers of large files read ranges. */
const MOST_BYTES = 512 * EVIDENCE_CHUNK_BYTES

/** How a chunk is bound to its place: to the allocation, the file, the bytes that the hub promised, and its position among them. */
export function chunkContext(allocationId: string, file: EvidenceFile, index: number): SealContext {
  return {
    table: 'chunks',
    id: `${allocationId}/${file.id}/${file.sha256}`,
    version: 1,
    chunk: index,
    count: file.chunkSha256.length,
  }
}

/** Evidence that is here and verified. Every chunk is opened and checked as it is read; nothing else is read. */
export function evidenceReader(context: StoreContext): Pick<EvidenceStore, 'read' | 'readRange'> {
  const readRange: EvidenceStore['readRange'] = async (allocationId, fileId, start, end) => {
    const submission = await openSubmission(context, allocationId)
    const item = submission?.evidence.find((one) => filesOf(one).some(({ id }) => id === fileId))
    const file = item && filesOf(item).find(({ id }) => id === fileId)
    if (!item || !file) return { ok: false, reason: 'unknown' }
    const [here, offline] = await Promise.all([
      context.db.files.get([allocationId, fileId]),
      context.db.offline.get(allocationId),
    ])
    if (!here?.verifiedAt || !offline) return { ok: false, reason: 'not-offline' }
    const from = Math.max(0, Math.min(start, file.sizeBytes))
    const to = Math.max(from, Math.min(end, file.sizeBytes))
    if (to - from > MOST_BYTES) return { ok: false, reason: 'too-large' }
    try {
      const bytes = await readChunks(context, { allocationId, keyId: offline.keyId, file, from, to })
      return bytes === null ? { ok: false, reason: 'damaged' } : { ok: true, bytes, item }
    } catch (error) {
      if (error instanceof StoreError && error.reason === 'damaged') return { ok: false, reason: 'damaged' }
      if (error instanceof StoreError && error.reason === 'key-destroyed') return { ok: false, reason: 'not-offline' }
      throw error
    }
  }
  return {
    readRange,
    read: (allocationId, fileId): Promise<EvidenceBytes> => readRange(allocationId, fileId, 0, Number.MAX_SAFE_INTEGER),
  }
}

type Range = { allocationId: string; keyId: string; file: EvidenceFile; from: number; to: number }

async function readChunks(context: StoreContext, { allocationId, keyId, file, from, to }: Range): Promise<Uint8Array | null> {
  const bytes = new Uint8Array(to - from)
  if (to === from) return bytes
  const first = Math.floor(from / EVIDENCE_CHUNK_BYTES)
  const last = Math.floor((to - 1) / EVIDENCE_CHUNK_BYTES)
  const rows = await context.db.chunks
    .where('[allocationId+evidenceId+index]')
    .between([allocationId, file.id, first], [allocationId, file.id, last], true, true)
    .toArray()
  if (rows.length !== last - first + 1) return null
  const key = await Promise.resolve(context.keyring.need(keyId))
  const copy = async (row: ChunkRow) => {
    const plain = await openBytes(key, chunkContext(allocationId, file, row.index), row.sealed)
    const at = row.index * EVIDENCE_CHUNK_BYTES
    const begin = Math.max(0, from - at)
    bytes.set(plain.subarray(begin, Math.min(plain.length, to - at)), at + begin - from)
  }
  await Promise.all(rows.map(copy))
  return bytes
}
