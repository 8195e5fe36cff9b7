import { useState } from 'react'
import type { Layout } from 'react-resizable-panels'
import { useStore, useStoreQuery } from '../../store'

const PREFERENCE = 'desk.layout'

/** How the desk's panels were left; `null` while that is being read, so that they don't jump. */
type Kept = { sizes?: Layout; showsEvidence: boolean; showsNotes: boolean }

/** The arrangement of the desk, remembered on this machine. */
export function useDeskLayout(): { kept: Kept | null; keep(change: Partial<Kept>): void } {
  const { preferences } = useStore()
  const stored = useStoreQuery(() => preferences.get<Partial<Kept>>(PREFERENCE, {}).catch((): Partial<Kept> => ({})), [])
  const [changed, setChanged] = useState<Partial<Kept>>({})
  const kept = stored === undefined ? null : { showsEvidence: true, showsNotes: false, ...stored, ...changed }
  const keep = (change: Partial<Kept>) => {
    setChanged((before) => ({ ...before, ...change }))
    // A layout that can't be remembered is no reason to interrupt a review.
    preferences.set(PREFERENCE, { ...kept, ...change }).catch(() => undefined)
  }
  return { kept, keep }
}
