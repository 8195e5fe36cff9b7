import { useEffect } from 'react'
import { useStore, useStoreQuery } from '../../store'
import { DEFAULT_KEY_SETTINGS, type KeySettings } from './key-settings'
import { setKeySettings } from './use-shortcuts'

const PREFERENCE = 'keys'

/** Where character keys were turned off before keys belonged to a person. */
const OLD_STORAGE_KEY = 'assay.character-keys'

function before(): KeySettings {
  return { ...DEFAULT_KEY_SETTINGS, characterKeys: localStorage.getItem(OLD_STORAGE_KEY) !== 'off' }
}

/**
 * Gives the keys what the person who is signed in made of them, in all windows at once. Until that is read no key does anything:
 * for somebody who turned them off, one that fires in the first moment is one too many.
 */
export function useOwnKeys(): void {
  const { preferences } = useStore()
  const settings = useStoreQuery(() => preferences.get(PREFERENCE, before()).catch(() => DEFAULT_KEY_SETTINGS), [])
  useEffect(() => setKeySettings(settings ?? null), [settings])
  useEffect(() => () => setKeySettings(DEFAULT_KEY_SETTINGS), [])
}

/** How a person changes their keys. @returns a function that resolves when the change is on the disk */
export function useChangeKeys(): (change: (settings: KeySettings) => KeySettings) => Promise<KeySettings> {
  const { preferences } = useStore()
  return (change) => preferences.change(PREFERENCE, before(), change)
}
