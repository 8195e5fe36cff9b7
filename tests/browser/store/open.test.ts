import { Dexie } from 'dexie'
import { describe, expect, it } from 'vitest'
import { AssayDatabase, SCHEMA_VERSION } from '../../../renderer/store/database'
import { openStore } from '../../../renderer/store'
import { EVERYTHING, makeAccount, openSampleStore, openVault } from './sample-store'

/** Dexie leaves room between versions: its version 1 is IndexedDB's 10. */
const DEXIE_STEP = 10

/** Everything that lies in the database, as one text. */
async function everythingIn(database: string): Promise<string> {
  const db = new AssayDatabase(database)
  const parts: string[] = []
  for (const table of db.tables) {
    for (const row of await table.toArray()) {
      parts.push(
        JSON.stringify(row, (_, value) => (value instanceof Uint8Array ? new TextDecoder('latin1').decode(value) : value)),
      )
    }
  }
  db.close()
  return parts.join('\n')
}

describe('opening a store', () => {
  it('with the keys of somebody else opens nothing and changes nothing', async () => {
    const { store, account } = await openSampleStore(3)
    await store.close()
    const before = await everythingIn(account.database)
    const stranger = await openVault()
    await expect(openStore({ database: account.database, vault: stranger, account })).rejects.toMatchObject({
      reason: 'wrong-key',
    })
    // A vault that has a database key of its own is no better than one that has none.
    await stranger.ensureKeys(['database'])
    await expect(openStore({ database: account.database, vault: stranger, account })).rejects.toMatchObject({
      reason: 'wrong-key',
    })
    expect(await everythingIn(account.database)).toBe(before)
  })

  it('that a newer Assay made is refused and left as it is', async () => {
    const account = await makeAccount()
    const newer = new Dexie(account.database)
    newer.version(SCHEMA_VERSION + 1).stores({ meta: 'name', novelties: 'id' })
    await newer.table('novelties').put({ id: 'a' })
    newer.close()
    await expect(openStore({ database: account.database, vault: await openVault(), account })).rejects.toMatchObject({
      reason: 'newer',
    })
    const found = (await indexedDB.databases()).find((one) => one.name === account.database)
    expect(found?.version).toBe((SCHEMA_VERSION + 1) * DEXIE_STEP)
  })

  it('lets go of the database when another window upgrades it, and says so', async () => {
    const { store, replica, account } = await openSampleStore(1)
    const closed = new Promise<void>((resolve) => store.onClosed(resolve))
    const upgraded = new Promise<void>((resolve, reject) => {
      const request = indexedDB.open(account.database, (SCHEMA_VERSION + 1) * DEXIE_STEP)
      request.onsuccess = () => {
        request.result.close()
        resolve()
      }
      request.onerror = () => reject(request.error)
    })
    await Promise.all([closed, upgraded])
    await expect(store.queue.page(EVERYTHING)).rejects.toThrow()
    replica.close()
  })

  it('resolves flush only when every write that was begun is on the disk', async () => {
    const { store, world, account, vault, clock } = await openSampleStore(1)
    const [allocation] = world.allocations
    const [rubric] = world.rubrics
    void store.desk.changeScore(allocation?.id ?? '', rubric?.criteria[0]?.id ?? '', { rationale: 'Just typed.' })
    void store.preferences.set('panes', [1, 2])
    await store.flush()
    const again = await openStore({ database: account.database, vault, account, clock })
    expect((await again.desk.open(allocation?.id ?? ''))?.assessment.scores[0]?.rationale).toBe('Just typed.')
    expect(await again.preferences.get('panes', null)).toEqual([1, 2])
    await again.close()
  })
})

describe('what lies on the disk', () => {
  it('names no candidate, no title, no words of mine', async () => {
    const { store, world, account } = await openSampleStore(3)
    const [allocation] = world.allocations
    const [rubric] = world.rubrics
    const id = allocation?.id ?? ''
    await store.desk.changeScore(id, rubric?.criteria[0]?.id ?? '', { rationale: 'Zornige Worte' })
    await store.preferences.set('note', 'Privates')
    const text = await everythingIn(account.database)
    expect(text).toContain(id)
    for (const secret of [
      'Nwosu',
      '7F3K',
      'Vaccination',
      'archive-1',
      'Zornige',
      'Privates',
      'Data storytelling',
      'set out to do',
    ]) {
      expect(text).not.toContain(secret)
    }
  })
})
