import { useState } from 'react'

export type Selection = {
  ids: ReadonlySet<string>
  has(allocationId: string): boolean
  toggle(allocationId: string): void
  add(allocationIds: readonly string[]): void
  clear(): void
}

/** Which rows are selected, by allocation, whatever the order or the window. */
export function useSelection(): Selection {
  const [ids, setIds] = useState<ReadonlySet<string>>(new Set())
  return {
    ids,
    has: (id) => ids.has(id),
    toggle: (id) =>
      setIds((now) => {
        const next = new Set(now)
        if (!next.delete(id)) next.add(id)
        return next
      }),
    add: (more) => setIds((now) => new Set([...now, ...more])),
    clear: () => setIds((now) => (now.size === 0 ? now : new Set())),
  }
}
