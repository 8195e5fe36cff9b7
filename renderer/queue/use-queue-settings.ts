import { useEffect, useState } from 'react'
import { useStore } from '../store'
import { DEFAULT_SETTINGS, type QueueSettings } from './queue-settings'

const PREFERENCE = 'queue'

/** The remembered settings, and how to change them; null until they have been read. */
export function useQueueSettings(): [QueueSettings | null, (next: QueueSettings) => void] {
  const { preferences } = useStore()
  const [settings, setSettings] = useState<QueueSettings | null>(null)
  useEffect(() => {
    let isWanted = true
    void preferences
      .get<Partial<QueueSettings>>(PREFERENCE, {})
      .catch(() => ({}))
      .then((kept) => isWanted && setSettings({ ...DEFAULT_SETTINGS, ...kept }))
    return () => {
      isWanted = false
    }
  }, [preferences])
  const change = (next: QueueSettings) => {
    setSettings(next)
    // A view that could not be remembered is no reason to disturb anybody.
    preferences.set(PREFERENCE, next).catch((error: unknown) => console.warn('queue settings were not kept', error))
  }
  return [settings, change]
}
