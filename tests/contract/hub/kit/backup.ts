import { execFileSync } from 'node:child_process'
import { readdirSync, readFileSync } from 'node:fs'
import { join } from 'node:path'
import { findBinaries } from './postgres'

/** One file of a backup. */
type BackupFile = { name: string; bytes: Buffer }

/** What a backup of a hub that doesn't run holds, as the operating guide says to make one: the data folder, and a dump of the server. */
export function makeBackup({ dataFolder, databaseUrl }: { dataFolder: string; databaseUrl?: string | undefined }): BackupFile[] {
  const files = readdirSync(dataFolder, { recursive: true, withFileTypes: true })
    .filter((entry) => entry.isFile())
    .map((entry) => ({ name: join(entry.parentPath, entry.name), bytes: readFileSync(join(entry.parentPath, entry.name)) }))
  if (databaseUrl === undefined) return files
  const dump = execFileSync(join(findBinaries(), 'pg_dump'), [databaseUrl], { maxBuffer: 2 ** 28 })
  return [...files, { name: 'dump.sql', bytes: dump }]
}

/** Which of these words can be read in a backup, in any of the ways in which text is kept. */
export function wordsIn(backup: readonly BackupFile[], words: readonly string[]): string[] {
  return words.filter((word) => {
    const needles = [Buffer.from(word), Buffer.from(word, 'utf16le'), Buffer.from(Buffer.from(word).toString('hex'))]
    return backup.some(({ bytes }) => needles.some((needle) => bytes.includes(needle)))
  })
}
