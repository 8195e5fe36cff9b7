import { createSHA256 } from 'hash-wasm'
import { EVIDENCE_CHUNK_BYTES, type EvidenceFile } from '../../shared/domain'
import { ROUTES } from '../../shared/protocol'
import { StoreError } from '../store'
import type { EvidenceWish, Replica } from '../store/replica'
import { type HubClient, HubError } from './hub-client'

/** Chunks that are stored in one transaction: each costs a flush to the disk. */
const CHUNKS_AT_ONCE = 8
const EMPTY_SHA256 = 'e3b0c44298fc1c149afbf4c8996fb92427ae41e4649b934ca495991b7852b855'

export type EvidenceFailure = 'hash-differs' | 'no-space' | 'refused'

/** This file can't be had as things are; asking again needs a person. */
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

export type FetchFile = {
  hub: HubClient
  replica: Replica
  wish: EvidenceWish
  file: EvidenceFile
  signal: AbortSignal
  /** Bytes that are safely here, whenever more are. */
  onBytes(bytes: number): void
}

/**
 * Fetches one file, from where it was left on. Every chunk is checked against the hub's manifest before it is sealed, and the whole at
 * the end. @throws EvidenceError, WithdrawnError, HubError
 */
export async function fetchFile(job: FetchFile): Promise<void> {
  const { replica, wish, file, onBytes } = job
  const here = await replica.evidence.chunksHere(wish.allocationId, file)
  onBytes(Math.min(file.sizeBytes, here.count * EVIDENCE_CHUNK_BYTES))
  if (here.isVerified) return
  try {
    const whole = await hashOf(job, here.count)
    if (whole !== file.sha256) throw new EvidenceError('hash-differs')
    if (!(await replica.evidence.markVerified(wish, file))) throw new WithdrawnError()
  } catch (error) {
    if (error instanceof EvidenceError && error.reason === 'hash-differs') await replica.evidence.dropFile(wish, file)
    if (error instanceof StoreError && error.reason === 'no-space') throw new EvidenceError('no-space')
    if (error instanceof StoreError && error.reason === 'damaged') {
      // What was stored before can't be read any more: begin this file anew.
      await replica.evidence.dropFile(wish, file)
      throw new EvidenceError('hash-differs')
    }
    if (error instanceof HubError && error.failure === 'refused') throw new EvidenceError('refused')
    throw error
  }
}

/** Fetches and stores what is missing. @returns SHA-256 of the whole */
async function hashOf(job: FetchFile, from: number): Promise<string> {
  const { replica, wish, file } = job
  const chunkCount = file.chunkSha256.length
  if (file.sizeBytes === 0) return EMPTY_SHA256
  if (chunkCount !== Math.ceil(file.sizeBytes / EVIDENCE_CHUNK_BYTES)) throw new EvidenceError('hash-differs')
  const whole = await createSHA256()
  for (let index = 0; index < from; index++) whole.update(await replica.evidence.readChunk(wish, file, index))
  if (from < chunkCount) {
    const stored = new ChunkStore(job, from)
    let index = from
    try {
      for await (const chunk of readChunks(job, from)) {
        // The browser hashes the chunk beside us while we hash the whole.
        const digest = sha256(chunk)
        whole.update(chunk)
        if (index >= chunkCount || (await digest) !== file.chunkSha256[index]) throw new EvidenceError('hash-differs')
        index++
        await stored.add(chunk)
      }
      await stored.finish()
    } finally {
      // Whoever clears away what has come must not be overtaken by what is still being written.
      await stored.settle()
    }
    // Fewer bytes than promised, without an error: the line broke off. What has come is kept.
    if (index < chunkCount) throw new HubError('unreachable', 'The evidence broke off.')
  }
  return whole.digest('hex')
}

/** Stores checked chunks a few at a time and in order: while some are sealed and written, the next ones come in and are checked. */
class ChunkStore {
  readonly #job: FetchFile
  #gathered: Uint8Array[] = []
  /** Chunks that were handed on to be written. */
  #count: number
  #writing: Promise<void> = Promise.resolve()

  constructor(job: FetchFile, from: number) {
    this.#job = job
    this.#count = from
  }

  /** @throws WithdrawnError, StoreError of what was handed on before */
  async add(chunk: Uint8Array): Promise<void> {
    this.#gathered.push(chunk)
    if (this.#gathered.length === CHUNKS_AT_ONCE) await this.#handOn()
  }

  /** Resolves when everything is stored. @throws WithdrawnError, StoreError */
  async finish(): Promise<void> {
    if (this.#gathered.length > 0) await this.#handOn()
    await this.#writing
  }

  /** Resolves when nothing is being written any more, whatever came of it. */
  settle(): Promise<void> {
    return this.#writing.catch(() => undefined)
  }

  async #handOn(): Promise<void> {
    // One after the other, so that those that are here never have a gap.
    await this.#writing
    const chunks = this.#gathered
    this.#gathered = []
    this.#writing = this.#write(this.#count, chunks)
    this.#count += chunks.length
    // Heard of at the next turn; until then it mustn't count as an error that nobody looks at.
    this.#writing.catch(() => undefined)
  }

  async #write(first: number, chunks: readonly Uint8Array[]): Promise<void> {
    const { replica, wish, file, onBytes } = this.#job
    if (!(await replica.evidence.storeChunks(wish, file, first, chunks))) throw new WithdrawnError()
    onBytes(Math.min(file.sizeBytes, (first + chunks.length) * EVIDENCE_CHUNK_BYTES))
  }
}

async function sha256(bytes: Uint8Array): Promise<string> {
  const hash = new Uint8Array(await crypto.subtle.digest('SHA-256', bytes as Uint8Array<ArrayBuffer>))
  return Array.from(hash, (byte) => byte.toString(16).padStart(2, '0')).join('')
}

/** The file's bytes from a chunk on, cut into chunks; a last one that is too short for its place is left out. */
async function* readChunks({ hub, file, signal }: FetchFile, from: number): AsyncGenerator<Uint8Array> {
  const start = from * EVIDENCE_CHUNK_BYTES
  const headers: Record<string, string> = start > 0 ? { range: `bytes=${start}-`, 'if-range': `"${file.sha256}"` } : {}
  const response = await hub.evidence(ROUTES.evidence(file.id, file.sha256), headers, signal)
  // Without the range that was asked for, these bytes belong elsewhere.
  if (start > 0 && !response.headers.get('content-range')?.startsWith(`bytes ${start}-`)) {
    await response.body?.cancel().catch(() => undefined)
    throw new EvidenceError('hash-differs')
  }
  const reader = response.body?.getReader()
  if (!reader) throw new HubError('unreachable', 'The evidence has no body.')
  let chunk = new Uint8Array(Math.min(EVIDENCE_CHUNK_BYTES, file.sizeBytes - start))
  let filled = 0
  let left = file.sizeBytes - start
  try {
    for (;;) {
      const { done, value } = await reader.read().catch((error: unknown) => {
        throw error instanceof HubError ? error : new HubError('unreachable', 'The evidence broke off.')
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
