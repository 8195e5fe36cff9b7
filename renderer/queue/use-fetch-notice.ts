import { useEffect, useRef } from 'react'
import type { QueueRows } from './use-queue-rows'

type Followed = { ids: readonly string[]; over: AbortController }

/**
 * Takes the notice that evidence is being fetched away once it has come or can't come: what isn't true any more must not linger.
 * Rows that aren't loaded can't be followed; without any, the notice goes by itself after a while.
 * @returns when nothing of these allocations is being fetched any more
 */
export function useFetchNotice(rows: Pick<QueueRows, 'at' | 'indexOf'>): (ids: readonly string[]) => AbortSignal {
  const followed = useRef<Followed | null>(null)
  useEffect(() => {
    const { current } = followed
    if (current === null) return
    const shown = current.ids.flatMap((id) => rows.at(rows.indexOf(id)) ?? [])
    const isOver = shown.every(
      ({ offline }) => offline.state === 'verified' || offline.state === 'failed' || offline.state === 'gone',
    )
    if (shown.length === 0 || !isOver) return
    current.over.abort()
    followed.current = null
  })
  return (ids) => {
    const over = new AbortController()
    followed.current = { ids, over }
    return over.signal
  }
}
