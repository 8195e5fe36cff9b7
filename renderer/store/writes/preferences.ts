import { openValue, sealedAs, type StoreContext } from '../context'
import type { PreferenceStore } from '../contract'
import { sealJson } from '../sealing'
import type { PreferenceRow } from '../rows'

/** What a person set under this name, or `otherwise`. */
export async function openPreference<Value>(context: StoreContext, name: string, otherwise: Value): Promise<Value> {
  return openRow(context, await context.db.preferences.get(name), otherwise)
}

async function openRow<Value>(context: StoreContext, row: PreferenceRow | undefined, otherwise: Value): Promise<Value> {
  if (!row) return otherwise
  const place = sealedAs.preference(row.name, row.version)
  return openValue<Value>(context, place.keyId, place.context, row.sealed)
}

/** What a person set, sealed under the database key. */
export function preferenceStore(context: StoreContext): PreferenceStore {
  const { db, keyring, lanes } = context

  /** Stores what `make` makes of the row as it stands; again where another window was faster. */
  const replace = <Value>(name: string, make: (row: PreferenceRow | undefined) => Promise<Value>): Promise<Value> =>
    lanes.run(`preference ${name}`, async () => {
      for (;;) {
        const before = await db.preferences.get(name)
        const version = (before?.version ?? 0) + 1
        const value = await make(before)
        const place = sealedAs.preference(name, version)
        const sealed = await sealJson(await keyring.need(place.keyId), place.context, value)
        const stored = await db.transaction('rw', db.preferences, async () => {
          if ((await db.preferences.get(name))?.version !== before?.version) return false
          await db.preferences.put({ name, version, sealed })
          return true
        })
        if (stored) return value
      }
    })

  return {
    get: (name, otherwise) => openPreference(context, name, otherwise),
    async set(name, value) {
      await replace(name, async () => value)
    },
    change<Value>(name: string, otherwise: Value, change: (before: Value) => Value): Promise<Value> {
      return replace(name, async (row) => change(await openRow(context, row, otherwise)))
    },
  }
}
