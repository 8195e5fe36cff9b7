import { piecesOf } from '../../../shared/backup'
import { saveCopy } from '../../kit'
import type { Salvaged } from '../../store'

/** What came of exporting. */
export type Exported =
  | { outcome: 'saved'; pieces: number; unreadable: number }
  /** There was nothing that could be read, or nothing that the hub hasn't; or the person changed their mind. */
  | { outcome: 'nothing'; unreadable: number }
  | { outcome: 'failed'; reason: string }

/** Lets the person keep what was read as a text file that needs no Assay to be understood. */
export async function exportSalvaged(found: readonly Salvaged[]): Promise<Exported> {
  const backups = found.flatMap(({ backup }) => backup ?? [])
  const pieces = backups.reduce((sum, backup) => sum + piecesOf(backup).length, 0)
  const unreadable = found.reduce((sum, one) => sum + one.unreadable, 0)
  if (pieces === 0) return { outcome: 'nothing', unreadable }
  const bytes = new TextEncoder().encode(JSON.stringify(backups, null, 2))
  const day = new Date().toISOString().slice(0, 10)
  const isSaved = await saveCopy({ fileName: `assay-work-${day}.json`, mediaType: 'application/json', bytes })
  return isSaved ? { outcome: 'saved', pieces, unreadable } : { outcome: 'nothing', unreadable }
}
