import { useStore, useStoreQuery } from '../../store'

const PREFERENCE = 'palette.recent'
const MOST_KEPT = 20
const NONE: readonly string[] = []

/** Ids of the commands that were chosen in the palette, the latest first, and how one is added. */
export function useRecentCommands(): [ids: readonly string[], add: (id: string) => void] {
  const { preferences } = useStore()
  const ids = useStoreQuery(() => preferences.get(PREFERENCE, NONE).catch(() => NONE), []) ?? NONE
  const add = (id: string) => {
    preferences
      .change(PREFERENCE, NONE, (before) => [id, ...before.filter((each) => each !== id)].slice(0, MOST_KEPT))
      // An order that can't be remembered is no reason to interrupt anybody.
      .catch(() => undefined)
  }
  return [ids, add]
}
