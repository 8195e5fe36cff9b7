import { useSyncExternalStore } from 'react'

/** Whether the program itself would open and go on without a network; evidence alone is of no use then. */
export type ProgramKept = 'kept' | 'keeping' | 'failed'

// The desktop brings its own files; only a browser has to fetch and keep them.
let state: ProgramKept = 'kept'
const listeners = new Set<() => void>()

function subscribe(listener: () => void): () => void {
  listeners.add(listener)
  return () => listeners.delete(listener)
}

/** Told by whoever keeps the program's files. */
export function setProgramKept(next: ProgramKept): void {
  state = next
  for (const listener of listeners) listener()
}

/** Whether the program is kept on this machine: nothing may be called offline before. */
export function useProgramKept(): ProgramKept {
  return useSyncExternalStore(subscribe, () => state)
}
