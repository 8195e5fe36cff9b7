import { useRef, useState } from 'react'

export type Selection = {
  ids: ReadonlySet<string>
  has(allocationId: string): boolean
  toggle(allocationId: string): void
  /** Adds rows that are still being looked up. */
  add(allocationIds: Promise<readonly string[]>): void
  /** The selection once every lookup that was begun is done: what a key acts on that comes right after Ctrl+A. */
  settled(): Promise<readonly string[]>
  clear(): void
}

/** Which rows are selected, by allocation, whatever the order or the window. */
export function useSelection(): Selection {
  const [ids, setIds] = useState<ReadonlySet<string>>(new Set())
  // The truth between renders: `ids` follows it.
  const now = useRef<ReadonlySet<string>>(ids)
  const lookups = useRef<Promise<unknown>>(Promise.resolve())
  const rounds = useRef(0)
  const set = (next: ReadonlySet<string>) => {
    now.current = next
    setIds(next)
  }
  return {
    ids,
    has: (id) => ids.has(id),
    toggle(id) {
      const next = new Set(now.current)
      if (!next.delete(id)) next.add(id)
      set(next)
    },
    add(more) {
      const round = rounds.current
      const lookup = more.then((found) => {
        // What was let go of in the meantime doesn't come back.
        if (rounds.current === round) set(new Set([...now.current, ...found]))
      })
      lookups.current = Promise.allSettled([lookups.current, lookup])
    },
    async settled() {
      await lookups.current
      return [...now.current]
    },
    clear() {
      rounds.current += 1
      if (now.current.size > 0) set(new Set())
    },
  }
}
