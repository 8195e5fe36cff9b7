import type { StoreContext } from './context'
import type { AssayDatabase } from './database'

/** Names keys to be destroyed once the transaction has committed. */
export async function doomKeys(db: AssayDatabase, ids: readonly string[]): Promise<void> {
  if (ids.length === 0) return
  await db.writeMeta('doomedKeys', [...new Set([...(await db.readMeta('doomedKeys', [])), ...ids])])
}

/** Destroys the keys that committed transactions named as doomed. Run again after a crash, it goes on where it was. */
export async function destroyDoomedKeys({ db, keyring }: Pick<StoreContext, 'db' | 'keyring'>): Promise<void> {
  const doomed = await db.readMeta('doomedKeys', [])
  if (doomed.length === 0) return
  await keyring.destroy(doomed)
  await db.transaction('rw', db.meta, async () => {
    const left = await db.readMeta('doomedKeys', [])
    await db.writeMeta(
      'doomedKeys',
      left.filter((id) => !doomed.includes(id)),
    )
  })
}
