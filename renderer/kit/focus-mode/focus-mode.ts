import { useSyncExternalStore } from 'react'

let isOn = false
const listeners = new Set<() => void>()

function subscribe(listener: () => void): () => void {
  listeners.add(listener)
  return () => listeners.delete(listener)
}

/** Hides or shows everything around what is being worked on: the rail, lists, notes. */
export function setFocusMode(on: boolean): void {
  isOn = on
  for (const listener of listeners) listener()
}

/** Whether only what is being worked on is shown. It ends with the window: nobody should find a workbench without its rail. */
export function useFocusMode(): boolean {
  return useSyncExternalStore(subscribe, () => isOn)
}
