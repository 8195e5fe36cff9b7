import { statfs } from 'node:fs/promises'

/** How much of the disk that holds a folder this user may still fill, in bytes. */
export async function freeBytesBeside(folder: string): Promise<number> {
  const { bavail, bsize } = await statfs(folder)
  return bavail * bsize
}
