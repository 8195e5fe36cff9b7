import { useEffect, useState } from 'react'
import { type Store, useStore } from '../../store'
import type { QueueRows } from '../use-queue-rows'

type Place = { allocationId: string | null; index: number }

/** Where the person was, so that coming back from the desk leads to the same row. Forgotten with the store, on locking. */
const lastPlaces = new WeakMap<Store, Place>()

export type ActiveRow = {
  index: number
  /** Null while the row under the mark is being read. */
  allocationId: string | null
  moveTo(index: number): void
}

/**
 * The row that keys act on. It follows its submission when the order changes under it; where that left the list, the mark stays
 * at its position.
 */
export function useActiveRow(rows: QueueRows, query: string): ActiveRow {
  const store = useStore()
  const [place, setPlace] = useState<Place>(() => lastPlaces.get(store) ?? { allocationId: null, index: 0 })
  const [shownQuery, setShownQuery] = useState(query)
  if (shownQuery !== query) {
    setShownQuery(query)
    setPlace({ allocationId: null, index: 0 })
  }

  const total = rows.total ?? 0
  const found = place.allocationId === null ? -1 : rows.indexOf(place.allocationId)
  const index = found >= 0 ? found : Math.min(place.index, Math.max(0, total - 1))
  const allocationId = rows.at(index)?.allocationId ?? null

  useEffect(() => {
    lastPlaces.set(store, { allocationId, index })
    setPlace((now) => (now.allocationId === allocationId && now.index === index ? now : { allocationId, index }))
  }, [store, allocationId, index])

  return {
    index,
    allocationId,
    moveTo(next) {
      const clamped = Math.max(0, Math.min(total - 1, next))
      setPlace({ allocationId: rows.at(clamped)?.allocationId ?? null, index: clamped })
    },
  }
}
