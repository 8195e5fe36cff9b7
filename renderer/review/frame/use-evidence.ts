import { useCallback, useEffect, useState } from 'react'
import type { EvidenceSource } from '../viewers/viewer'

export type Evidence =
  | { state: 'loading' }
  /** Empty where the viewer reads by itself. */
  | { state: 'here'; bytes: Uint8Array }
  /** `failed`: the store could not say why. */
  | { state: 'unreadable'; reason: 'not-offline' | 'damaged' | 'unknown' | 'too-large' | 'failed' }

const NO_BYTES = new Uint8Array()
const READS_BY_ITSELF: Evidence = { state: 'here', bytes: NO_BYTES }
const NOT_HERE: Evidence = { state: 'unreadable', reason: 'not-offline' }

/**
 * Bytes of the file that is shown, read again when it is another one or when it has just come.
 * @param isHere false where the file isn't on this machine, so that nothing needs to be read to know it.
 * @param reads how the viewer comes by its file: only `bytes` reads it here, and `nothing` doesn't need it to be here.
 */
export function useEvidence(
  source: EvidenceSource,
  isHere: boolean,
  reads: 'bytes' | 'ranges' | 'nothing',
): { evidence: Evidence; tryAgain: () => void } {
  const [read, setRead] = useState<Evidence>({ state: 'loading' })
  const [attempt, setAttempt] = useState(0)
  const isNeeded = reads === 'bytes' && isHere
  useEffect(() => {
    if (!isNeeded) return
    let isCurrent = true
    const settle = (next: Evidence) => {
      if (isCurrent) setRead(next)
    }
    settle({ state: 'loading' })
    source.read().then(
      (answer) => settle(answer.ok ? { state: 'here', bytes: answer.bytes } : { state: 'unreadable', reason: answer.reason }),
      () => settle({ state: 'unreadable', reason: 'failed' }),
    )
    return () => {
      isCurrent = false
    }
  }, [source, isNeeded, attempt])
  const tryAgain = useCallback(() => setAttempt((count) => count + 1), [])
  if (reads === 'nothing') return { evidence: READS_BY_ITSELF, tryAgain }
  if (!isHere) return { evidence: NOT_HERE, tryAgain }
  return { evidence: reads === 'ranges' ? READS_BY_ITSELF : read, tryAgain }
}
