import { writeFile } from 'node:fs/promises'
import { join } from 'node:path'
import { app, type BrowserWindow, dialog } from 'electron'
import { markAsDownloaded } from './downloaded-mark'
import { safeFileName } from './safe-file-name'

export type Copy = { fileName: string; bytes: Uint8Array }

/**
 * Asks where to save a copy of evidence or of a badge, and writes it: readable by its owner only, never executable, and marked as
 * downloaded.
 * @returns false where the person changed their mind
 */
export async function saveCopy(window: BrowserWindow, { fileName, bytes }: Copy, origin: string): Promise<boolean> {
  const defaultPath = join(app.getPath('downloads'), safeFileName(fileName))
  const { canceled, filePath } = await dialog.showSaveDialog(window, { defaultPath })
  if (canceled || !filePath) return false
  await writeFile(filePath, bytes, { mode: 0o600 })
  await markAsDownloaded(filePath, origin)
  return true
}
