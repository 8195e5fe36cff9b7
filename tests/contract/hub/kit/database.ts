import { randomBytes } from 'node:crypto'
import { join } from 'node:path'
import { type Database, loadSecrets, openEmbedded, openServer } from '../../../../hub/store'

/** Opens the database of a hub that doesn't run, with the hub's own keys. */
export async function openDatabase({
  dataFolder,
  databaseUrl,
}: {
  dataFolder: string
  databaseUrl?: string | undefined
}): Promise<Database> {
  const secrets = await loadSecrets(join(dataFolder, 'keys'), randomBytes)
  if (databaseUrl === undefined) return openEmbedded(join(dataFolder, 'database'), secrets)
  // A connection that breaks is one that a test broke; whoever needs it next is told.
  return openServer(databaseUrl, secrets, () => undefined)
}
