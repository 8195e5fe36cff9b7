import { useEffect, useRef, useState } from 'react'
import type { Making } from '../../review'

/** Something under way for longer than this is shown, with a way to stop it. */
const PATIENCE_MS = 1000

/** Waits for documents that are made in the background: shown only when it takes a while, and stopped when the desk is left. */
export function useMaking() {
  const [shown, setShown] = useState<{ cancel(): void } | null>(null)
  const current = useRef<{ cancel(): void } | null>(null)
  useEffect(() => () => current.current?.cancel(), [])
  return {
    /** What takes long enough to be told; null while nothing does. */
    shown,
    /** @returns null where it was cancelled. @throws what the making throws */
    async wait<Value>(making: Making<Value>): Promise<Value | null> {
      current.current?.cancel()
      current.current = making
      const timer = setTimeout(() => setShown(making), PATIENCE_MS)
      try {
        return await making.done
      } finally {
        clearTimeout(timer)
        setShown((before) => (before === making ? null : before))
        if (current.current === making) current.current = null
      }
    },
  }
}
