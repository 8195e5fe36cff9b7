import { Gunzip } from 'fflate'
import { type Archive, ArchiveError, type RangeFile } from './archive'
import { openCompressedFile } from './compressed-file'
import { salvagedZipWalk } from './salvaged-zip'
import { openStreamed } from './streamed-archive'
import { beginsLikeTar, tarWalk } from './tar-walk'
import { openZip } from './zip-archive'

const FIRST_BYTES = 64 * 1024

/** Kinds of archives that begin with these bytes and aren't read here: 7z, rar, xz, bzip2, zstd, compress. */
const UNSUPPORTED = [
  [0x37, 0x7a, 0xbc, 0xaf, 0x27, 0x1c],
  [0x52, 0x61, 0x72, 0x21, 0x1a, 0x07],
  [0xfd, 0x37, 0x7a, 0x58, 0x5a, 0x00],
  [0x42, 0x5a, 0x68],
  [0x28, 0xb5, 0x2f, 0xfd],
  [0x1f, 0x9d],
]

/**
 * Opens an archive by what it is, whatever its name says.
 * @throws ArchiveError with the reason why nothing can be listed.
 */
export async function openArchive(file: RangeFile, signal?: AbortSignal): Promise<Archive> {
  if (file.sizeBytes === 0) throw new ArchiveError('empty')
  const archive = await openByContent(file, await file.readRange(0, Math.min(FIRST_BYTES, file.sizeBytes)), signal)
  const { entries, notices } = archive.listing
  if (entries.length > 0) return archive
  if (notices.some(({ kind }) => kind === 'stopped')) throw new ArchiveError('bomb')
  throw new ArchiveError(notices.some(({ kind }) => kind === 'truncated') ? 'broken' : 'empty')
}

async function openByContent(file: RangeFile, first: Uint8Array, signal: AbortSignal | undefined): Promise<Archive> {
  if (beginsWith(first, [0x1f, 0x8b])) {
    return beginsLikeTar(decompressedStart(first)) ? openStreamed(tarWalk(file, true), signal) : openCompressedFile(file, signal)
  }
  if (beginsLikeTar(first)) return openStreamed(tarWalk(file, false), signal)
  if (UNSUPPORTED.some((bytes) => beginsWith(first, bytes))) throw new ArchiveError('unsupported')
  try {
    return await openZip(file)
  } catch (error) {
    if (!(error instanceof ArchiveError) || error.reason !== 'broken') throw error
    if (!beginsWith(first, [0x50, 0x4b, 0x03, 0x04])) throw new ArchiveError('no-archive')
    return openStreamed(salvagedZipWalk(file), signal)
  }
}

function decompressedStart(first: Uint8Array): Uint8Array {
  let start = new Uint8Array()
  const gunzip = new Gunzip((chunk) => {
    if (start.length < 512) start = new Uint8Array([...start, ...chunk.subarray(0, 512)])
  })
  try {
    // A little at a time: a bomb would come out whole otherwise.
    for (let at = 0; at < first.length && start.length < 512; at += 4096) gunzip.push(first.subarray(at, at + 4096))
  } catch {
    // What came before the damage is enough to tell.
  }
  return start
}

function beginsWith(bytes: Uint8Array, beginning: readonly number[]): boolean {
  return beginning.every((byte, at) => bytes[at] === byte)
}
