import { readFileSync } from 'node:fs'
import { join } from 'node:path'
import type { BrowserWindow } from 'electron'
import { replaceFile } from './atomic-file'
import { type WindowState, WindowStateSchema } from './window-bounds'

export type WindowMemory = {
  recall(): WindowState | null
  /** Notes where a window is now. */
  note(window: BrowserWindow): void
  /** Notes it whenever the window closes. */
  follow(window: BrowserWindow): void
}

/** Remembers size and place of the window in `window.json` in `folder`. */
export function createWindowMemory(folder: string): WindowMemory {
  const path = join(folder, 'window.json')
  let last: WindowState | null = null
  const note = (window: BrowserWindow) => {
    last = { bounds: window.getNormalBounds(), isMaximized: window.isMaximized() }
    // Only comfort is lost where it can't be written.
    replaceFile(path, Buffer.from(JSON.stringify(last))).catch(() => undefined)
  }
  return {
    recall: () => (last ??= readState(path)),
    note,
    follow: (window) => void window.on('close', () => note(window)),
  }
}

function readState(path: string): WindowState | null {
  try {
    return WindowStateSchema.parse(JSON.parse(readFileSync(path, 'utf8')))
  } catch {
    return null
  }
}
