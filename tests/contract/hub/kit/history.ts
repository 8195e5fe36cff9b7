import type { Db } from '../../../../hub/store'
import { openDatabase } from './database'
import type { TestHub } from './stage'

/**
 * Gives a hub another past, where nothing that it is told could: somebody who came later, a part that nobody was found for. It is stopped
 * for that and started again.
 */
export async function withPast(hub: TestHub, ...changes: ((db: Db) => Promise<unknown>)[]): Promise<TestHub> {
  await hub.close()
  const { db, close } = await openDatabase(hub.options)
  try {
    for (const change of changes) await change(db)
  } finally {
    await close()
  }
  return hub.restart()
}

/** Reads what a hub keeps and tells nobody. It is stopped for that, and stays so. */
export async function readRows<Row>(hub: TestHub, read: (db: Db) => Promise<Row>): Promise<Row> {
  await hub.close()
  const { db, close } = await openDatabase(hub.options)
  try {
    return await read(db)
  } finally {
    await close()
  }
}
