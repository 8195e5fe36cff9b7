import { useEffect, useState } from 'react'
import type { EvidenceSource } from '../viewer'

export type OpenedStream =
  | { state: 'opening' }
  | { state: 'open'; url: string }
  | { state: 'unreadable'; reason: 'not-offline' | 'damaged' | 'unknown' | 'too-large' | 'failed' }

/** An address for the recording for as long as it is shown. */
export function useStream(source: EvidenceSource): { stream: OpenedStream; tryAgain: () => void } {
  const [stream, setStream] = useState<OpenedStream>({ state: 'opening' })
  const [attempt, setAttempt] = useState(0)
  useEffect(() => {
    let isCurrent = true
    let release: (() => void) | null = null
    const settle = (next: OpenedStream) => {
      if (isCurrent) setStream(next)
    }
    settle({ state: 'opening' })
    const opening = source.stream?.() ?? Promise.resolve({ ok: false, reason: 'unknown' } as const)
    opening.then(
      (answer) => {
        if (!answer.ok) return settle({ state: 'unreadable', reason: answer.reason })
        if (!isCurrent) return answer.release()
        release = answer.release
        settle({ state: 'open', url: answer.url })
      },
      () => settle({ state: 'unreadable', reason: 'failed' }),
    )
    return () => {
      isCurrent = false
      release?.()
    }
  }, [source, attempt])
  return { stream, tryAgain: () => setAttempt((count) => count + 1) }
}
