import { useEffect, useState } from 'react'
import { type Store, useStore } from '../store'
import { DEFAULT_SETTINGS, type QueueSettings } from './queue-settings'

const PREFERENCE = 'queue'

/**
 * What was read or set last, so that coming back from the desk shows the queue at once and a key pressed right after is the
 * queue's. Forgotten with the store, on locking.
 */
const known = new WeakMap<Store, QueueSettings>()

/** The remembered settings, and how to change them; null until they have been read. */
export function useQueueSettings(): [QueueSettings | null, (next: QueueSettings) => void] {
  const store = useStore()
  const { preferences } = store
  const [settings, setSettings] = useState<QueueSettings | null>(() => known.get(store) ?? null)
  useEffect(() => {
    let isWanted = true
    if (!known.has(store))
      void preferences
        .get<Partial<QueueSettings>>(PREFERENCE, {})
        .catch(() => ({}))
        .then((kept) => {
          if (!isWanted) return
          const read = { ...DEFAULT_SETTINGS, ...kept }
          known.set(store, read)
          setSettings(read)
        })
    return () => {
      isWanted = false
    }
  }, [store, preferences])
  const change = (next: QueueSettings) => {
    known.set(store, next)
    setSettings(next)
    // A view that could not be remembered is no reason to disturb anybody.
    preferences.set(PREFERENCE, next).catch((error: unknown) => console.warn('queue settings were not kept', error))
  }
  return [settings, change]
}
