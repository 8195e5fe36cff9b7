import { openValue, sealedAs, type StoreContext } from '../context'
import type { PreferenceStore } from '../contract'
import { sealJson } from '../sealing'

/** What a person set, sealed under the database key. */
export function preferenceStore(context: StoreContext): PreferenceStore {
  const { db, keyring, lanes } = context
  return {
    async get<Value>(name: string, otherwise: Value): Promise<Value> {
      const row = await db.preferences.get(name)
      if (!row) return otherwise
      const place = sealedAs.preference(name, row.version)
      return Promise.resolve(openValue<Value>(context, place.keyId, place.context, row.sealed))
    },
    set(name, value) {
      return lanes.run(`preference ${name}`, async () => {
        for (;;) {
          const before = await db.preferences.get(name)
          const version = (before?.version ?? 0) + 1
          const place = sealedAs.preference(name, version)
          const sealed = await sealJson(await keyring.need(place.keyId), place.context, value)
          const stored = await db.transaction('rw', db.preferences, async () => {
            if ((await db.preferences.get(name))?.version !== before?.version) return false
            await db.preferences.put({ name, version, sealed })
            return true
          })
          if (stored) return
        }
      })
    },
  }
}
