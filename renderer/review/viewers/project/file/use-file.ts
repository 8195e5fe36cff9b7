import { useEffect, useState } from 'react'
import type { EntryBytes } from '../archive/archive'

export type FileState = { state: 'reading' } | { state: 'read'; path: string; answer: EntryBytes }

/**
 * The bytes of the file that is open.
 * @param read the same function as long as the archive is the same.
 */
export function useFile(path: string, read: (path: string) => Promise<EntryBytes>): FileState {
  const [file, setFile] = useState<FileState>({ state: 'reading' })
  useEffect(() => {
    let isCurrent = true
    const settle = (answer: EntryBytes) => {
      if (isCurrent) setFile({ state: 'read', path, answer })
    }
    read(path).then(settle, () => settle({ ok: false, reason: 'unreadable' }))
    return () => {
      isCurrent = false
    }
  }, [path, read])
  // What was read of another file is never shown under this one's name.
  return file.state === 'read' && file.path === path ? file : { state: 'reading' }
}
