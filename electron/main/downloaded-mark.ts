import { execFile } from 'node:child_process'
import { writeFile } from 'node:fs/promises'
import { promisify } from 'node:util'

const run = promisify(execFile)

/** Windows' zone of the internet. */
const INTERNET_ZONE = 3

/**
 * Marks a saved file as one that came from elsewhere, in the system's own way, so that the system warns before it opens or
 * runs it. On Linux this needs the `setfattr` program and a file system with extended attributes.
 * @param origin the hub that it came from
 * @returns whether the mark could be set; the copy is good without it
 */
export async function markAsDownloaded(path: string, origin: string): Promise<boolean> {
  try {
    if (process.platform === 'win32') {
      await writeFile(`${path}:Zone.Identifier`, `[ZoneTransfer]\r\nZoneId=${INTERNET_ZONE}\r\nHostUrl=${origin}\r\n`)
    } else if (process.platform === 'darwin') {
      const seconds = Math.floor(Date.now() / 1000).toString(16)
      await run('/usr/bin/xattr', ['-w', 'com.apple.quarantine', `0081;${seconds};Assay;`, path])
    } else {
      await run('setfattr', ['-n', 'user.xdg.origin.url', '-v', origin, path])
    }
    return true
  } catch {
    return false
  }
}
