import { afterEach, expect, it } from 'vitest'
import { AssayDatabase } from '../../../renderer/store/database'
import { onForcedClose } from '../../../renderer/store/forced-close'
import { openSampleStore } from './sample-store'

const WAIT = { timeout: 10_000 }

let db: AssayDatabase
let gone = 0
let isOver = false

async function openWatched(): Promise<void> {
  const { store, replica, account } = await openSampleStore(1)
  await store.close()
  replica.close()
  db = new AssayDatabase(account.database)
  await db.open()
  gone = 0
  isOver = false
  onForcedClose(
    db,
    () => isOver,
    () => {
      gone += 1
    },
  )
}

/** As the browser does it: the connection is told, and is one no more. */
function closeByForce(): void {
  const connection = db.backendDB()
  connection.close()
  connection.dispatchEvent(new Event('close'))
}

afterEach(() => {
  isOver = true
  db.close()
})

it('a database that the browser closed by force is used again, and nobody has to let go of it', async () => {
  await openWatched()
  closeByForce()
  await expect.poll(() => db.isOpen(), WAIT).toBe(true)
  await db.writeMeta('cursor', 'written after')
  expect(await db.readMeta('cursor', null)).toBe('written after')
  closeByForce()
  await expect.poll(() => db.isOpen(), WAIT).toBe(true)
  expect(gone).toBe(0)
})

it('one that was emptied meanwhile is let go, once', async () => {
  await openWatched()
  const emptied = new Promise((resolve, reject) => {
    const deleting = indexedDB.deleteDatabase(db.name)
    deleting.onsuccess = resolve
    deleting.onerror = reject
  })
  closeByForce()
  await emptied
  await expect.poll(() => gone, WAIT).toBe(1)
})
