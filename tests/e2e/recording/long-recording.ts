import { cp, open, readFile, writeFile } from 'node:fs/promises'
import { join } from 'node:path'
import { startHub } from '../../../scripts/hub-process.mjs'
import { SAMPLES } from '../fixtures/places'

/** Whose demonstration is replaced by a long one. */
export const CANDIDATE = 'Marta Figueiredo'

const SAMPLE_RATE = 48_000
const BLOCK_SECONDS = 10
const HEADER_BYTES = 44

type Manifest = {
  submissions: {
    candidate: { name: string }
    current: { evidence: { kind: string; title: string; mediaType: string; fileName: string; path: string; extent: unknown }[] }
  }[]
}

/**
 * A hub whose candidate handed in a recording of so many megabytes: uncompressed sound, a tone that rises and falls.
 * @returns the hub, and the recording's title and length
 */
export async function hubWithLongRecording(folder: string, megabytes: number) {
  const samples = join(folder, 'samples')
  await cp(SAMPLES, samples, { recursive: true })
  const manifestFile = join(samples, 'manifest.json')
  const manifest: Manifest = JSON.parse(await readFile(manifestFile, 'utf8'))
  const submission = manifest.submissions.find(({ candidate }) => candidate.name === CANDIDATE)
  const item = submission?.current.evidence.find(({ kind }) => kind === 'demonstration')
  if (item === undefined) throw new Error(`${CANDIDATE} has no demonstration`)
  const path = item.path.replace(/\.\w+$/, '.wav')
  const seconds = await writeSound(join(samples, path), megabytes * 1_000_000)
  Object.assign(item, { path, mediaType: 'audio/wav', fileName: 'conversation.wav', extent: { unit: 'seconds', count: seconds } })
  await writeFile(manifestFile, JSON.stringify(manifest))
  const hub = await startHub({ data: join(folder, 'hub-long'), samples, port: 0 })
  return { hub, title: item.title, seconds }
}

/** Writes a WAV file of about this size, a block of ten seconds again and again. @returns its length in seconds */
async function writeSound(path: string, bytes: number): Promise<number> {
  const block = new Int16Array(SAMPLE_RATE * BLOCK_SECONDS)
  for (let at = 0; at < block.length; at++) {
    const loudness = Math.sin((at / block.length) * Math.PI) * 12_000
    block[at] = Math.sin((at / SAMPLE_RATE) * 2 * Math.PI * 440) * loudness
  }
  const blocks = Math.max(1, Math.round(bytes / block.byteLength))
  const size = blocks * block.byteLength
  const header = Buffer.alloc(HEADER_BYTES)
  header.write('RIFF', 0, 'latin1')
  header.writeUInt32LE(36 + size, 4)
  header.write('WAVEfmt ', 8, 'latin1')
  header.writeUInt32LE(16, 16)
  header.writeUInt16LE(1, 20)
  header.writeUInt16LE(1, 22)
  header.writeUInt32LE(SAMPLE_RATE, 24)
  header.writeUInt32LE(SAMPLE_RATE * 2, 28)
  header.writeUInt16LE(2, 32)
  header.writeUInt16LE(16, 34)
  header.write('data', 36, 'latin1')
  header.writeUInt32LE(size, 40)
  const file = await open(path, 'w')
  await file.write(header)
  for (let at = 0; at < blocks; at++) await file.write(new Uint8Array(block.buffer))
  await file.close()
  return blocks * BLOCK_SECONDS
}
