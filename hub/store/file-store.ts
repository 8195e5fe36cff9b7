import { createHash, randomUUID } from 'node:crypto'
import { createReadStream } from 'node:fs'
import { mkdir, open, rename, rm, stat } from 'node:fs/promises'
import { join } from 'node:path'
import type { Readable } from 'node:stream'
import { EVIDENCE_CHUNK_BYTES } from '../../shared/domain'

/** What the hub computes over a file's bytes. */
type FileDigest = { sizeBytes: number; sha256: string; chunkSha256: string[] }

/** Files by their content: the name is the SHA-256, so a file never changes and lies there once. */
export class FileStore {
  constructor(readonly root: string) {}

  /** Copies a file in, while computing its digest. */
  async putFile(path: string): Promise<FileDigest> {
    return this.put(createReadStream(path, { highWaterMark: EVIDENCE_CHUNK_BYTES }))
  }

  /** Stores these bytes. */
  async putBytes(bytes: Uint8Array): Promise<FileDigest> {
    return this.put([bytes])
  }

  private async put(source: AsyncIterable<Uint8Array> | Iterable<Uint8Array>): Promise<FileDigest> {
    await mkdir(this.root, { recursive: true, mode: 0o700 })
    const temporary = join(this.root, `incoming-${randomUUID()}`)
    const digest = new ChunkDigest()
    const file = await open(temporary, 'wx', 0o600)
    try {
      for await (const bytes of source) {
        digest.update(bytes)
        await file.writeFile(bytes)
      }
      await file.datasync()
    } finally {
      await file.close()
    }
    const result = digest.finish()
    const target = this.pathOf(result.sha256)
    await mkdir(join(target, '..'), { recursive: true, mode: 0o700 })
    await rename(temporary, target).catch(async (error) => {
      await rm(temporary, { force: true })
      throw error
    })
    return result
  }

  /** Takes a file off the disk; nothing happens where there is none. */
  async remove(sha256: string): Promise<void> {
    await rm(this.pathOf(sha256), { force: true })
  }

  /** Size in bytes, or undefined where there is no such file. */
  async sizeOf(sha256: string): Promise<number | undefined> {
    return stat(this.pathOf(sha256)).then(
      ({ size }) => size,
      () => undefined,
    )
  }

  /** Reads from `start` to `end`, both included. */
  read(sha256: string, range?: { start: number; end: number }): Readable {
    return createReadStream(this.pathOf(sha256), range)
  }

  /** All bytes of a small file. */
  async readAll(sha256: string): Promise<Buffer> {
    const parts: Buffer[] = []
    for await (const part of this.read(sha256)) parts.push(part)
    return Buffer.concat(parts)
  }

  private pathOf(sha256: string): string {
    return join(this.root, sha256.slice(0, 2), sha256)
  }
}

/** Hashes the whole and each chunk in one pass, wherever the pieces are cut. */
class ChunkDigest {
  readonly #whole = createHash('sha256')
  readonly #chunks: string[] = []
  #chunk = createHash('sha256')
  #inChunk = 0
  #size = 0

  update(bytes: Uint8Array): void {
    this.#whole.update(bytes)
    this.#size += bytes.length
    for (let at = 0; at < bytes.length; ) {
      const part = bytes.subarray(at, at + EVIDENCE_CHUNK_BYTES - this.#inChunk)
      this.#chunk.update(part)
      this.#inChunk += part.length
      at += part.length
      if (this.#inChunk === EVIDENCE_CHUNK_BYTES) this.#closeChunk()
    }
  }

  finish(): FileDigest {
    if (this.#inChunk > 0) this.#closeChunk()
    return { sizeBytes: this.#size, sha256: this.#whole.digest('hex'), chunkSha256: this.#chunks }
  }

  #closeChunk(): void {
    this.#chunks.push(this.#chunk.digest('hex'))
    this.#chunk = createHash('sha256')
    this.#inChunk = 0
  }
}
