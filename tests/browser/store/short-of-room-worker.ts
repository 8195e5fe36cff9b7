import { expose } from 'comlink'
import { slotStorage } from '../../../renderer/store/vault/slot-storage'

type Write = (this: unknown, buffer: Uint8Array, options: { at: number }) => number

const { prototype } = (self as unknown as { FileSystemSyncAccessHandle: { prototype: { write: Write } } })
  .FileSystemSyncAccessHandle
const { write } = prototype
const storage = slotStorage(self.name)

/** The keys' file on a disk on which so many bytes of each write find room, as a browser tells it: by writing less than it was asked to. */
export type ShortOfRoom = {
  read(): Promise<Uint8Array | null>
  replace(content: Uint8Array): Promise<void>
  /** @param bytes null for as many as are written */
  leave(bytes: number | null): void
}

const shortOfRoom: ShortOfRoom = {
  read: storage.read,
  replace: storage.replace,
  leave(bytes) {
    prototype.write =
      bytes === null
        ? write
        : function (buffer, options) {
            return write.call(this, buffer.subarray(0, bytes), options)
          }
  },
}
expose(shortOfRoom)
