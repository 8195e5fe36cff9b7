import { useCallback, useEffect, useRef, useState } from 'react'
import type { EvidenceItem } from '../../../shared/domain'
import type { EvidenceBytes } from '../../store/contract'

export type Evidence =
  | { state: 'loading' }
  | { state: 'here'; bytes: Uint8Array }
  /** `failed`: the store could not say why. */
  | { state: 'unreadable'; reason: 'not-offline' | 'damaged' | 'unknown' | 'too-large' | 'failed' }

/**
 * Bytes of an evidence item, read again when another item (or the item's other bytes) is opened.
 * @param isHere false where the item isn't on this machine, so that nothing needs to be read to know it.
 */
export function useEvidence(
  item: EvidenceItem,
  isHere: boolean,
  load: () => Promise<EvidenceBytes>,
): { evidence: Evidence; tryAgain: () => void } {
  const [evidence, setEvidence] = useState<Evidence>({ state: 'loading' })
  const [attempt, setAttempt] = useState(0)
  const latestLoad = useRef(load)
  useEffect(() => {
    latestLoad.current = load
  })
  const key = `${item.id} ${item.sha256}`
  useEffect(() => {
    let isCurrent = true
    const settle = (next: Evidence) => {
      if (isCurrent) setEvidence(next)
    }
    settle(isHere ? { state: 'loading' } : { state: 'unreadable', reason: 'not-offline' })
    if (isHere) {
      latestLoad.current().then(
        (answer) => settle(answer.ok ? { state: 'here', bytes: answer.bytes } : { state: 'unreadable', reason: answer.reason }),
        () => settle({ state: 'unreadable', reason: 'failed' }),
      )
    }
    return () => {
      isCurrent = false
    }
  }, [key, isHere, attempt])
  const tryAgain = useCallback(() => setAttempt((count) => count + 1), [])
  return { evidence, tryAgain }
}
