import { useCallback, useState } from 'react'

/**
 * Whether the evidence list is shown. A tight window hides it until it is asked for; that lasts as long as the window is tight,
 * and only what somebody chose with room for the list is remembered.
 */
export function useEvidenceList(chosen: boolean, onChoose: (shows: boolean) => void) {
  const [tight, setTight] = useState({ isTight: false, isAskedFor: false })
  const shows = tight.isTight ? tight.isAskedFor : chosen
  return {
    shows,
    show(next: boolean) {
      if (next === shows) return
      if (tight.isTight) setTight({ isTight: true, isAskedFor: next })
      else onChoose(next)
    },
    onTight: useCallback((isTight: boolean) => setTight({ isTight, isAskedFor: false }), []),
  }
}
