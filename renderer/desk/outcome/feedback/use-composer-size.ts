import { useState } from 'react'
import { useStore, useStoreQuery } from '../../../store'

/** Beside the evidence in the rubric's column, or large with everything side by side. */
export type ComposerSize = 'beside' | 'large'

const PREFERENCE = 'desk.feedback'

/** How large the feedback was left the last time, on this machine; null while that is being read. */
export function useComposerSize(): [size: ComposerSize | null, set: (size: ComposerSize) => void] {
  const { preferences } = useStore()
  const stored = useStoreQuery(
    () => preferences.get<{ size?: ComposerSize }>(PREFERENCE, {}).catch((): { size?: ComposerSize } => ({})),
    [],
  )
  const [chosen, setChosen] = useState<ComposerSize | null>(null)
  const set = (size: ComposerSize) => {
    setChosen(size)
    // A size that can't be remembered is no reason to interrupt a review.
    preferences.set(PREFERENCE, { size }).catch(() => undefined)
  }
  const kept = stored?.size === 'large' ? 'large' : 'beside'
  return [chosen ?? (stored === undefined ? null : kept), set]
}
