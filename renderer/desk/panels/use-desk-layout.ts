import { useState } from 'react'
import type { Layout } from 'react-resizable-panels'
import { type Store, useStore, useStoreQuery } from '../../store'

const PREFERENCE = 'desk.layout'

/** How the desk's panels were left. */
type Kept = { sizes?: Layout; showsEvidence: boolean; showsNotes: boolean }

/** What was read or changed last, so that the desk of the next submission stands as this one does from its first moment on. */
const latest = new WeakMap<Store, Partial<Kept>>()

/** The arrangement of the desk, remembered on this machine; `kept` is null while it is being read, so that nothing jumps. */
export function useDeskLayout(): { kept: Kept | null; keep(change: Partial<Kept>): void } {
  const store = useStore()
  const { preferences } = store
  const stored = useStoreQuery(() => preferences.get<Partial<Kept>>(PREFERENCE, {}).catch((): Partial<Kept> => ({})), [])
  const [changed, setChanged] = useState<Partial<Kept> | undefined>(() => latest.get(store))
  const known = stored === undefined ? changed : { ...stored, ...changed }
  const kept = known === undefined ? null : { showsEvidence: true, showsNotes: false, ...known }
  const keep = (change: Partial<Kept>) => {
    setChanged((before) => ({ ...before, ...change }))
    latest.set(store, { ...kept, ...change })
    // A layout that can't be remembered is no reason to interrupt a review.
    preferences.set(PREFERENCE, { ...kept, ...change }).catch(() => undefined)
  }
  if (kept !== null && !latest.has(store)) latest.set(store, kept)
  return { kept, keep }
}
