import { createSHA256 } from 'hash-wasm'
import { EVIDENCE_CHUNK_BYTES, type EvidenceItem } from '../../shared/domain'
import { ROUTES } from '../../shared/protocol'
import { StoreError } from '../store'
import type { EvidenceWish, Replica } from '../store/replica'
import { type HubClient, HubError } from './hub-client'

/** Chunks that are stored in one transaction: each costs a flush to the disk. */
const CHUNKS_AT_ONCE = 8
const EMPTY_SHA256 = 'e3b0c44298fc1c149afbf4c8996fb92427ae41e4649b934ca495991b7852b855'

export type EvidenceFailure = 'hash-differs' | 'no-space' | 'refused'

/** This item can't be had as things are; asking again needs a person. */
export class EvidenceError extends Error {
  override name = 'EvidenceError'
  constructor(readonly reason: EvidenceFailure) {
    super(`Evidence could not be fetched: ${reason}.`)
  }
}

/** The wish was withdrawn while its evidence was being fetched. */
export class WithdrawnError extends Error {
  override name = 'WithdrawnError'
}

export type FetchItem = {
  hub: HubClient
  replica: Replica
  wish: EvidenceWish
  item: EvidenceItem
  signal: AbortSignal
  /** Bytes that are safely here, whenever more are. */
  onBytes(bytes: number): void
}

/**
 * Fetches one item, from where it was left on. Every chunk is checked against the hub's manifest before it is sealed, and the whole at
 * the end. @throws EvidenceError, WithdrawnError, HubError
 */
export async function fetchItem(job: FetchItem): Promise<void> {
  const { replica, wish, item, onBytes } = job
  const here = await replica.evidence.chunksHere(wish.allocationId, item)
  onBytes(Math.min(item.sizeBytes, here.count * EVIDENCE_CHUNK_BYTES))
  if (here.isVerified) return
  try {
    const whole = await hashOf(job, here.count)
    if (whole !== item.sha256) throw new EvidenceError('hash-differs')
    if (!(await replica.evidence.markVerified(wish, item))) throw new WithdrawnError()
  } catch (error) {
    if (error instanceof EvidenceError && error.reason === 'hash-differs') await replica.evidence.dropItem(wish, item)
    if (error instanceof StoreError && error.reason === 'no-space') throw new EvidenceError('no-space')
    if (error instanceof StoreError && error.reason === 'damaged') {
      // What was stored before can't be read any more: begin this item anew.
      await replica.evidence.dropItem(wish, item)
      throw new EvidenceError('hash-differs')
    }
    if (error instanceof HubError && error.failure === 'refused') throw new EvidenceError('refused')
    throw error
  }
}

/** Fetches and stores what is missing. @returns SHA-256 of the whole */
async function hashOf(job: FetchItem, from: number): Promise<string> {
  const { replica, wish, item } = job
  const chunkCount = item.chunkSha256.length
  if (item.sizeBytes === 0) return EMPTY_SHA256
  if (chunkCount !== Math.ceil(item.sizeBytes / EVIDENCE_CHUNK_BYTES)) throw new EvidenceError('hash-differs')
  const whole = await createSHA256()
  for (let index = 0; index < from; index++) whole.update(await replica.evidence.readChunk(wish, item, index))
  let index = from
  let gathered: Uint8Array[] = []
  const store = async () => {
    if (gathered.length === 0) return
    const chunks = gathered
    gathered = []
    if (!(await replica.evidence.storeChunks(wish, item, index - chunks.length, chunks))) throw new WithdrawnError()
    job.onBytes(Math.min(item.sizeBytes, index * EVIDENCE_CHUNK_BYTES))
  }
  if (from < chunkCount) {
    for await (const chunk of readChunks(job, from)) {
      if (index >= chunkCount || (await sha256(chunk)) !== item.chunkSha256[index]) throw new EvidenceError('hash-differs')
      whole.update(chunk)
      gathered.push(chunk)
      index++
      if (gathered.length === CHUNKS_AT_ONCE) await store()
    }
    await store()
    // Fewer bytes than promised, without an error: the line broke off. What has come is kept.
    if (index < chunkCount) throw new HubError('unreachable', 'The evidence broke off.')
  }
  return whole.digest('hex')
}

async function sha256(bytes: Uint8Array): Promise<string> {
  const hash = new Uint8Array(await crypto.subtle.digest('SHA-256', bytes as Uint8Array<ArrayBuffer>))
  return Array.from(hash, (byte) => byte.toString(16).padStart(2, '0')).join('')
}

/** The item's bytes from a chunk on, cut into chunks; a last one that is too short for its place is left out. */
async function* readChunks({ hub, item, signal }: FetchItem, from: number): AsyncGenerator<Uint8Array> {
  const start = from * EVIDENCE_CHUNK_BYTES
  const headers: Record<string, string> = start > 0 ? { range: `bytes=${start}-`, 'if-range': `"${item.sha256}"` } : {}
  const response = await hub.stream(ROUTES.evidence(item.id, item.sha256), headers, signal)
  // Without the range that was asked for, these bytes belong elsewhere.
  if (start > 0 && !response.headers.get('content-range')?.startsWith(`bytes ${start}-`)) throw new EvidenceError('hash-differs')
  const reader = response.body?.getReader()
  if (!reader) throw new HubError('unreachable', 'The evidence has no body.')
  let chunk = new Uint8Array(Math.min(EVIDENCE_CHUNK_BYTES, item.sizeBytes - start))
  let filled = 0
  let left = item.sizeBytes - start
  try {
    for (;;) {
      const { done, value } = await reader.read().catch(() => {
        throw new HubError('unreachable', 'The evidence broke off.')
      })
      if (done) return
      for (let at = 0; at < value.length; ) {
        // More than the hub promised.
        if (left === 0) throw new EvidenceError('hash-differs')
        const part = value.subarray(at, at + chunk.length - filled)
        chunk.set(part, filled)
        filled += part.length
        at += part.length
        left -= part.length
        if (filled === chunk.length) {
          yield chunk
          chunk = new Uint8Array(Math.min(EVIDENCE_CHUNK_BYTES, left))
          filled = 0
        }
      }
    }
  } finally {
    await reader.cancel().catch(() => undefined)
  }
}
