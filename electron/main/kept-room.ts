import { randomBytes } from 'node:crypto'
import { open, rename, rm, stat } from 'node:fs/promises'
import { join } from 'node:path'
import { freeBytesBeside } from './free-bytes'

const MEGABYTE = 1024 * 1024
/** What the browser's database needs to write its log anew, and much typed text besides. */
const KEPT_BYTES = 48 * MEGABYTE
/** With less than this left, the next write of anybody may fail. */
const LEAST_FREE_BYTES = 16 * MEGABYTE
/** Only with this much left does nobody miss what we keep. More than what ends "nearly full", or keeping it would begin that again. */
const PLENTY_BYTES = 256 * MEGABYTE
const LOOK_EVERY_MS = 500
/** The window comes first: what is written here takes a moment of the disk. */
const NOT_BEFORE_MS = 20_000

/**
 * Room on the disk that is kept back for the day on which it is full. Chromium's database can be damaged where a write of it or its
 * opening finds no room, and Chromium then deletes the whole of it (electron/electron#41877). A file of ours that goes in time gives it
 * the room to write on.
 */
export class KeptRoom {
  readonly #path: string
  readonly #draftPath: string
  readonly #freeBytes: () => Promise<number>
  #timer: NodeJS.Timeout | null = null
  #isOver = false

  /** @param freeBytes how much the disk of that folder has left */
  constructor(folder: string, freeBytes = () => freeBytesBeside(folder)) {
    this.#path = join(folder, 'kept-room')
    this.#draftPath = `${this.#path}.new`
    this.#freeBytes = freeBytes
  }

  /** Resolves once there is room for whatever is opened next, as far as it is ours to give; looks again twice a second. */
  async watch(): Promise<void> {
    await this.#quietly(() => this.giveBack())
    this.#lookAgain(performance.now() + NOT_BEFORE_MS)
  }

  /** Gives the room back where hardly any is left, also what a run that was killed had kept of it until then. */
  async giveBack(): Promise<void> {
    if (!(await isThere(this.#path)) && !(await isThere(this.#draftPath))) return
    if ((await this.#freeBytes()) >= LEAST_FREE_BYTES) return
    await Promise.all([this.#path, this.#draftPath].map((path) => rm(path, { force: true })))
  }

  /** Keeps it (again) where there is plenty. */
  async keep(): Promise<void> {
    if (!(await isThere(this.#path)) && (await this.#freeBytes()) > PLENTY_BYTES) await this.#fill()
  }

  end(): void {
    this.#isOver = true
    if (this.#timer) clearTimeout(this.#timer)
  }

  #lookAgain(keepFrom: number): void {
    if (this.#isOver) return
    this.#timer = setTimeout(() => void this.#look(keepFrom), LOOK_EVERY_MS)
  }

  async #look(keepFrom: number): Promise<void> {
    await this.#quietly(() => this.giveBack())
    if (performance.now() > keepFrom) await this.#quietly(() => this.keep())
    this.#lookAgain(keepFrom)
  }

  /** Without it the workbench works all the same. */
  async #quietly(act: () => Promise<void>): Promise<void> {
    await act().catch((error: unknown) => console.error('room on the disk:', error))
  }

  async #fill(): Promise<void> {
    const isWhole = await this.#writeDraft().catch(async (error: unknown) => {
      await rm(this.#draftPath, { force: true })
      throw error
    })
    if (isWhole) await rename(this.#draftPath, this.#path)
    else await rm(this.#draftPath, { force: true })
  }

  /** @returns false where the disk was filled meanwhile, or the app is closing */
  async #writeDraft(): Promise<boolean> {
    const file = await open(this.#draftPath, 'w', 0o600)
    try {
      for (let written = 0; written < KEPT_BYTES; written += MEGABYTE) {
        if (this.#isOver || (await this.#freeBytes()) < PLENTY_BYTES - KEPT_BYTES) return false
        await file.write(noise())
        // Bit by bit: a note that is being saved must not wait for all of it to reach the disk.
        await file.datasync()
      }
      return true
    } finally {
      await file.close()
    }
  }
}

/**
 * A megabyte that means nothing. A disk that compresses would give zeros, or one piece over and over, no room; of noise it takes all but an
 * eighth. Each byte has its highest bit set, so that it neither reads as text nor as the beginning of an archive: whoever searches a
 * profile for words passes over it, ten times as fast as over zeros.
 */
function noise(): Uint8Array {
  const words = new Uint32Array(new Uint8Array(randomBytes(MEGABYTE)).buffer)
  for (let at = 0; at < words.length; at += 1) words[at] = (words[at] ?? 0) | 0x80808080
  return new Uint8Array(words.buffer)
}

function isThere(path: string): Promise<boolean> {
  return stat(path).then(
    () => true,
    () => false,
  )
}
