import { useState } from 'react'
import { type Store, useStore, useStoreQuery } from '../store'

export type Read<Value> =
  | { state: 'loading' }
  | { state: 'failed'; error: Error; tryAgain(): void }
  | { state: 'read'; value: Value }

/** Reads from the badges of the store, live, with what went wrong as a value. */
export function useBadges<Value>(read: (badges: Store['badges']) => Promise<Value>, key: string): Read<Value> {
  const { badges } = useStore()
  const [attempt, setAttempt] = useState(0)
  const answer = useStoreQuery(async (): Promise<{ key: string; value: Value } | Error> => {
    try {
      return { key, value: await read(badges) }
    } catch (error) {
      return error instanceof Error ? error : new Error(String(error))
    }
  }, [key, attempt])
  if (answer instanceof Error) return { state: 'failed', error: answer, tryAgain: () => setAttempt((count) => count + 1) }
  // An answer to the question before is no answer to this one.
  if (answer === undefined || answer.key !== key) return { state: 'loading' }
  return { state: 'read', value: answer.value }
}
