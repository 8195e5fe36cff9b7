import { join } from 'node:path'
import { type Db, openEmbedded, openServer } from '../../../../hub/store'
import type { TestHub } from './stage'

/**
 * Gives a hub another past, where nothing that it is told could: somebody who came later, a part that nobody was found for. It is stopped
 * for that and started again.
 */
export async function withPast(hub: TestHub, ...changes: ((db: Db) => Promise<unknown>)[]): Promise<TestHub> {
  await hub.close()
  const { databaseUrl, dataFolder } = hub.options
  const raise = (error: Error) => {
    throw error
  }
  const { db, close } = databaseUrl ? await openServer(databaseUrl, raise) : await openEmbedded(join(dataFolder, 'database'))
  try {
    for (const change of changes) await change(db)
  } finally {
    await close()
  }
  return hub.restart()
}
