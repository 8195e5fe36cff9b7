import { useEffect, useReducer } from 'react'
import { ROW_KEYS, type RowKey, type RowKeyHandlers } from './use-queue-keys'

/** Keys of the table that were pressed before there was a row for them to act on, in their order. */
export class EarlyKeys {
  #ids: RowKey[] = []

  get isEmpty(): boolean {
    return this.#ids.length === 0
  }

  keep(id: RowKey): void {
    this.#ids.push(id)
  }

  next(): RowKey | undefined {
    return this.#ids.shift()
  }

  clear(): void {
    this.#ids = []
  }
}

/** What keys do while there is no table at all: they wait for it. */
export function keepAll(early: EarlyKeys): RowKeyHandlers {
  return handlersOf((id) => () => early.keep(id))
}

/** Without a row under the mark these do nothing. */
const NEEDS_ROW: readonly RowKey[] = ['queue.open', 'queue.offline', 'queue.select', 'queue.takeBack']

/**
 * Makes handlers wait for the row that they are about, and everything behind them with them: what is pressed acts on the row on which
 * it would have acted had the rows been there.
 * @param isReady whether the row under the mark is here
 */
export function useEarlyKeys(early: EarlyKeys, on: RowKeyHandlers, isReady: boolean): RowKeyHandlers {
  const [, lookAgain] = useReducer((count: number) => count + 1, 0)
  // One for each time that the table is drawn: where a key acts follows from what the one before it did.
  useEffect(() => {
    const id = isReady ? early.next() : undefined
    if (id === undefined) return
    on[id]()
    lookAgain()
  })
  return handlersOf((id) => () => {
    if (early.isEmpty && (isReady || !NEEDS_ROW.includes(id))) return on[id]()
    early.keep(id)
    lookAgain()
  })
}

function handlersOf(make: (id: RowKey) => () => void): RowKeyHandlers {
  return Object.fromEntries(ROW_KEYS.map((id) => [id, make(id)])) as RowKeyHandlers
}
