import { useMediaQuery } from '@mantine/hooks'
import { useState } from 'react'
import { type Store, useStore, useStoreQuery } from '../../store'

const PREFERENCE = 'rubric.levels'
/** In a lower window the descriptors would push the rationale out of sight. In em, so that larger text counts too. */
const ENOUGH_ROOM = '(min-height: 48em)'

type Kept = { showsAll?: boolean }

/** What was read or chosen last, so that the rubric of the next submission stands as this one does from its first moment on. */
const latest = new WeakMap<Store, Kept>()

/**
 * Whether the open criterion shows the descriptors of all levels: as somebody left it on this machine, else wherever there is
 * room, because whoever scores by number keys never points at a level to read it.
 */
export function useAllLevels(): [showsAll: boolean, toggle: () => void] {
  const store = useStore()
  const { preferences } = store
  const hasRoom = useMediaQuery(ENOUGH_ROOM, true, { getInitialValueInEffect: false })
  const stored = useStoreQuery(() => preferences.get<Kept>(PREFERENCE, {}).catch((): Kept => ({})), [])
  const [chosen, setChosen] = useState<Kept | undefined>(() => latest.get(store))
  const showsAll = { ...stored, ...chosen }.showsAll ?? hasRoom
  const toggle = () => {
    const kept = { showsAll: !showsAll }
    setChosen(kept)
    latest.set(store, kept)
    // A view that can't be remembered is no reason to interrupt a review.
    preferences.set(PREFERENCE, kept).catch(() => undefined)
  }
  if (stored !== undefined && !latest.has(store)) latest.set(store, stored)
  return [showsAll, toggle]
}
