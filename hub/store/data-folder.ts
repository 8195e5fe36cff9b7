import { mkdir, readdir, readFile, writeFile } from 'node:fs/promises'
import { join } from 'node:path'
import { z } from 'zod'
import { SCHEMA_VERSION, UnusableDataError } from './migrations'

/** Where the parts of a hub's data lie. */
export type DataFolder = {
  root: string
  /** The embedded database. */
  database: string
  /** Evidence and pictures by content. */
  files: string
  keys: string
}

const MARKER = 'assay-hub.json'
const MarkerSchema = z.object({ format: z.literal('assay-hub'), schemaVersion: z.int().min(1), embedded: z.boolean() })

/**
 * Says whether this folder can be used, by looking only: an empty or absent one, or a sound one of this version or an older.
 * @returns whether it holds a hub's data already
 * @throws UnusableDataError otherwise, with what is wrong and what to do
 */
export async function inspectDataFolder(root: string): Promise<{ exists: boolean; folder: DataFolder }> {
  const folder = { root, database: join(root, 'database'), files: join(root, 'files'), keys: join(root, 'keys') }
  const names = await list(root)
  if (!names.includes(MARKER)) {
    // A start that was cut off before the marker was written left these at most.
    const foreign = names.filter((name) => !['database', 'database.new', 'files', 'keys', 'hub.lock', 'hub.json'].includes(name))
    if (foreign.length > 0) {
      throw new UnusableDataError(
        `${root} is not a hub's data folder: it holds "${foreign[0]}" and no ${MARKER}. Name another folder.`,
      )
    }
    return { exists: false, folder }
  }
  const marker = await readMarker(join(root, MARKER))
  if (marker.schemaVersion > SCHEMA_VERSION) {
    throw new UnusableDataError(
      `The data in ${root} was made by a newer version of Assay (schema ${marker.schemaVersion}; this one knows ${SCHEMA_VERSION}). Update Assay.`,
    )
  }
  if (marker.embedded) await checkDatabase(folder.database)
  await checkKeys(folder.keys)
  return { exists: true, folder }
}

/** States that the folder holds a hub's data of this version. Written last, so that a cut-off start is not taken for a sound folder. */
export async function markDataFolder(root: string, embedded: boolean): Promise<void> {
  const marker = { format: 'assay-hub', schemaVersion: SCHEMA_VERSION, embedded }
  await writeFile(join(root, MARKER), `${JSON.stringify(marker)}\n`)
}

/** Makes what a new folder needs, readable by its owner only. */
export async function makeDataFolder({ root, files, keys }: DataFolder): Promise<void> {
  for (const path of [root, files, keys]) await mkdir(path, { recursive: true, mode: 0o700 })
}

async function readMarker(path: string): Promise<z.infer<typeof MarkerSchema>> {
  try {
    return MarkerSchema.parse(JSON.parse(await readFile(path, 'utf8')))
  } catch {
    throw damaged(path, 'cannot be read')
  }
}

/** The parts without which the embedded database would be made anew over what is left, or fail without a word. */
async function checkDatabase(path: string): Promise<void> {
  const names = await list(path)
  for (const name of ['PG_VERSION', 'base', 'global', 'pg_wal']) {
    if (!names.includes(name)) throw damaged(join(path, name), 'is missing')
  }
  const control = await readFile(join(path, 'global', 'pg_control')).catch(() => undefined)
  if (control?.length !== 8192) throw damaged(join(path, 'global', 'pg_control'), control ? 'is cut off' : 'is missing')
}

async function checkKeys(path: string): Promise<void> {
  const key = await readFile(join(path, 'master.key')).catch(() => undefined)
  if (key?.length !== 32) throw damaged(join(path, 'master.key'), key ? 'is damaged' : 'is missing')
}

function damaged(path: string, what: string): UnusableDataError {
  return new UnusableDataError(`The hub's data is damaged: ${path} ${what}. Nothing was changed; put a backup in place.`)
}

async function list(path: string): Promise<string[]> {
  try {
    return await readdir(path)
  } catch (error) {
    if ((error as NodeJS.ErrnoException).code === 'ENOENT') return []
    throw error
  }
}
