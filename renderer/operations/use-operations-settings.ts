import { useEffect, useState } from 'react'
import { useStore } from '../store'
import { DEFAULT_SETTINGS, type OperationsSettings, soundSettings } from './settings'

const PREFERENCE = 'operations'

/** How the room was looked at last, and how to change it; null until that is read. */
export function useOperationsSettings(): [OperationsSettings | null, (change: Partial<OperationsSettings>) => void] {
  const { preferences } = useStore()
  const [settings, setSettings] = useState<OperationsSettings | null>(null)
  useEffect(() => {
    let isWanted = true
    void preferences
      .get<Partial<OperationsSettings>>(PREFERENCE, {})
      .catch(() => ({}))
      .then((kept) => {
        if (isWanted) setSettings(soundSettings(kept))
      })
    return () => {
      isWanted = false
    }
  }, [preferences])
  const change = (part: Partial<OperationsSettings>) => {
    const next = { ...(settings ?? DEFAULT_SETTINGS), ...part }
    setSettings(next)
    // A view that could not be remembered is no reason to disturb anybody.
    preferences.set(PREFERENCE, next).catch((error: unknown) => console.warn('how operations are shown was not kept', error))
  }
  return [settings, change]
}
