import type { VaultStorage } from '../../../shared/vault'

const COUNTER_BYTES = 8
const SUM_BYTES = 32
const HEAD_BYTES = COUNTER_BYTES + SUM_BYTES

/** What the origin's private file system gives a worker; TypeScript's DOM library leaves it to the worker library. */
type FileHandle = FileSystemFileHandle & { createSyncAccessHandle(): Promise<OpenFile> }
/** Nobody else opens the file until this is closed. */
type OpenFile = {
  getSize(): number
  read(buffer: Uint8Array, options: { at: number }): number
  write(buffer: Uint8Array, options: { at: number }): number
  truncate(size: number): void
  flush(): void
  close(): void
}

/**
 * A file in the origin's private file system that is replaced as a whole. The file system has no atomic rename in a worker's
 * synchronous files, so there are two slots, each with a counter and a checksum: writing goes to the older one first, and the
 * valid slot with the higher counter counts. Then the other slot is written over as well, or keys that were destroyed would live on
 * in it; but not before the first was read back whole. Works in a worker only.
 * @throws QuotaExceededError where there is no room to write; what was there before is still there then
 */
export function slotStorage(name: string): VaultStorage {
  const fileOf = (slot: 0 | 1) => `${name}.keys.${slot}`
  const openToWrite = async (fileName: string) => {
    const root = await navigator.storage.getDirectory()
    const handle = (await root.getFileHandle(fileName, { create: true })) as FileHandle
    return handle.createSyncAccessHandle()
  }
  /** Null where there is no such slot. */
  const openToRead = async (slot: 0 | 1) => {
    const root = await navigator.storage.getDirectory()
    const handle = await root.getFileHandle(fileOf(slot)).catch(nothingWhereMissing)
    return handle && (handle as FileHandle).createSyncAccessHandle()
  }

  /** Copies a slot's bytes, whatever they are, and only then lets it go: killed in between, it is set aside once more. */
  async function setSlotAside(slot: 0 | 1, number: number): Promise<void> {
    const file = await openToRead(slot)
    if (!file) return
    const bytes = readWhole(file)
    writeWhole(await openToWrite(`${fileOf(slot)}.aside-${number}`), bytes)
    await (await navigator.storage.getDirectory()).removeEntry(fileOf(slot))
  }

  async function readSlot(slot: 0 | 1): Promise<{ counter: bigint; content: Uint8Array; isWhole: boolean } | null> {
    const file = await openToRead(slot)
    if (!file) return null
    const bytes = readWhole(file)
    const content = bytes.slice(HEAD_BYTES)
    const counter = bytes.length < HEAD_BYTES ? 0n : new DataView(bytes.buffer).getBigUint64(0)
    const expected = bytes.slice(COUNTER_BYTES, HEAD_BYTES)
    const actual = await checksum(counter, content)
    return { counter, content, isWhole: expected.length === SUM_BYTES && expected.every((byte, at) => byte === actual[at]) }
  }

  async function writeSlot(slot: 0 | 1, counter: bigint, content: Uint8Array): Promise<void> {
    const bytes = new Uint8Array(HEAD_BYTES + content.length)
    new DataView(bytes.buffer).setBigUint64(0, counter)
    bytes.set(await checksum(counter, content), COUNTER_BYTES)
    bytes.set(content, HEAD_BYTES)
    writeWhole(await openToWrite(fileOf(slot)), bytes)
  }

  const readBoth = async () => [await readSlot(0), await readSlot(1)] as const

  return {
    async read() {
      const slots = await readBoth()
      const newest = slots.filter((slot) => slot?.isWhole).reduce((a, b) => (a && b && a.counter >= b.counter ? a : b), null)
      if (newest) return newest.content
      // Where neither is whole there were keys: what is left of them goes on, to be called damaged and never be written over. But a single
      // empty one is all that came of writing the first keys.
      const [left, other] = slots.filter((slot) => slot !== null).sort((a, b) => b.content.length - a.content.length)
      return left && (other || left.content.length > 0) ? left.content : null
    },
    async replace(content) {
      const [first, second] = await readBoth()
      const counterOf = (slot: typeof first) => (slot?.isWhole ? slot.counter : 0n)
      const older = counterOf(first) <= counterOf(second) ? 0 : 1
      const counter = (counterOf(first) > counterOf(second) ? counterOf(first) : counterOf(second)) + 1n
      await writeSlot(older, counter, content)
      const written = await readSlot(older)
      if (!written?.isWhole || written.counter !== counter) throw noRoom()
      await writeSlot(older === 0 ? 1 : 0, counter, content)
    },
    async setAside() {
      const number = await nextFreeNumber(`${fileOf(0)}.aside-`)
      await setSlotAside(0, number)
      await setSlotAside(1, number)
    },
    exclusively: (work) => navigator.locks.request(`assay-keys-${name}`, work) as ReturnType<typeof work>,
  }
}

/** All bytes of a file, which is closed whatever comes of it. */
function readWhole(file: OpenFile): Uint8Array<ArrayBuffer> {
  try {
    const bytes = new Uint8Array(file.getSize())
    file.read(bytes, { at: 0 })
    return bytes
  } finally {
    file.close()
  }
}

/** Replaces a file's bytes, flushed; it is closed whatever comes of it. */
function writeWhole(file: OpenFile, bytes: Uint8Array): void {
  try {
    file.truncate(0)
    // Without room it may write less than it was asked to, and say so only here.
    if (file.write(bytes, { at: 0 }) !== bytes.length) throw noRoom()
    file.flush()
  } finally {
    file.close()
  }
}

/** What a browser says where there is no room. */
const noRoom = () => new DOMException('There is no room to keep the keys.', 'QuotaExceededError')

function nothingWhereMissing(error: unknown): null {
  if (error instanceof DOMException && error.name === 'NotFoundError') return null
  throw error
}

/** The least number that no file has behind this name. */
async function nextFreeNumber(prefix: string): Promise<number> {
  const root = await navigator.storage.getDirectory()
  const isTaken = async (number: number) =>
    root.getFileHandle(`${prefix}${number}`).then(
      () => true,
      () => false,
    )
  let number = 1
  while (await isTaken(number)) number++
  return number
}

async function checksum(counter: bigint, content: Uint8Array): Promise<Uint8Array> {
  const bytes = new Uint8Array(COUNTER_BYTES + content.length)
  new DataView(bytes.buffer).setBigUint64(0, counter)
  bytes.set(content, COUNTER_BYTES)
  return new Uint8Array(await crypto.subtle.digest('SHA-256', bytes))
}
