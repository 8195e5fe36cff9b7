import { useEffect, useRef, useState } from 'react'
import { type QueuePage, type QueueQuery, type QueueRow, useStore, useStoreQuery } from '../store'

/** Rows are asked for in blocks around what is on the screen, so that 10,000 rows cost as little as 100. */
const BLOCK = 60

export type QueueRows = {
  /** Null until the first answer. */
  total: number | null
  isComplete: boolean
  error: Error | null
  /** The row at a position; undefined while its block is being read. */
  at(index: number): QueueRow | undefined
  /** Position of a row among those that are loaded; -1 where it isn't. */
  indexOf(allocationId: string): number
  /** Says what is on the screen, so that its blocks are read. */
  show(first: number, last: number): void
  tryAgain(): void
}

type Answer = { page: QueuePage; offset: number; query: string }

/** The rows of a query, live, as a window that follows the scroll position. */
export function useQueueRows(query: Omit<QueueQuery, 'offset' | 'limit'>): QueueRows {
  const { queue } = useStore()
  const key = JSON.stringify(query)
  const [span, setSpan] = useState({ offset: 0, limit: 2 * BLOCK })
  const [attempt, setAttempt] = useState(0)
  const previousKey = useRef(key)
  // Another question begins at its top.
  useEffect(() => {
    if (previousKey.current === key) return
    previousKey.current = key
    setSpan({ offset: 0, limit: 2 * BLOCK })
  }, [key])

  const outcome = useStoreQuery(async (): Promise<Answer | Error> => {
    try {
      const page = await queue.page({ ...query, ...span })
      return { page, offset: span.offset, query: key }
    } catch (error) {
      return error instanceof Error ? error : new Error(String(error))
    }
  }, [key, span.offset, span.limit, attempt])

  // While the next block is read, what was there stays.
  const latest = useRef<Answer | null>(null)
  if (outcome !== undefined && !(outcome instanceof Error)) latest.current = outcome
  const answer = latest.current

  return {
    total: answer?.page.total ?? null,
    isComplete: answer?.page.isComplete ?? true,
    error: outcome instanceof Error ? outcome : null,
    at: (index) => answer?.page.rows[index - answer.offset],
    indexOf(allocationId) {
      const index = answer?.page.rows.findIndex((row) => row.allocationId === allocationId) ?? -1
      return index < 0 ? -1 : index + (answer?.offset ?? 0)
    },
    show(first, last) {
      const offset = Math.max(0, (Math.floor(first / BLOCK) - 1) * BLOCK)
      const limit = (Math.floor(last / BLOCK) + 2) * BLOCK - offset
      setSpan((now) => (now.offset === offset && now.limit === limit ? now : { offset, limit }))
    },
    tryAgain: () => setAttempt((count) => count + 1),
  }
}
