import { useEffect, useRef, useSyncExternalStore } from 'react'
import { type Shortcut, ShortcutRegistry, type ShortcutScope } from './registry'

/** Kept outside the sealed store, because it must hold on the unlock screen too. */
const STORAGE_KEY = 'assay.character-keys'

const registry = new ShortcutRegistry()

/** Listens for keys on the whole page. @returns how to stop. */
export function startShortcuts(): () => void {
  registry.setCharacterKeys(localStorage.getItem(STORAGE_KEY) !== 'off')
  const listener = (event: KeyboardEvent) => registry.handle(event)
  document.addEventListener('keydown', listener)
  return () => document.removeEventListener('keydown', listener)
}

/**
 * Registers shortcuts while the component is mounted. They may be new objects on every render: what runs is always the latest,
 * and they are registered again only where an id, a key or a word changed.
 */
export function useShortcuts(shortcuts: readonly Shortcut[], scope: ShortcutScope = 'screen'): void {
  const latest = useRef(shortcuts)
  useEffect(() => {
    latest.current = shortcuts
  })
  const shape = JSON.stringify(shortcuts)
  useEffect(() => {
    const run = (id: string) => latest.current.find((shortcut) => shortcut.id === id)?.run()
    const lasting = (JSON.parse(shape) as Omit<Shortcut, 'run'>[]).map((one) => ({ ...one, run: () => run(one.id) }))
    return registry.register(lasting, scope)
  }, [shape, scope])
}

/** All shortcuts that can be used now, innermost first. */
export function useShortcutList(): readonly Shortcut[] {
  return useSyncExternalStore(registry.subscribe, registry.list)
}

/** Whether single-character keys are on, and how to change that. */
export function useCharacterKeys(): [on: boolean, set: (on: boolean) => void] {
  const on = useSyncExternalStore(registry.subscribe, registry.hasCharacterKeys)
  const set = (next: boolean) => {
    if (next) localStorage.removeItem(STORAGE_KEY)
    else localStorage.setItem(STORAGE_KEY, 'off')
    registry.setCharacterKeys(next)
  }
  return [on, set]
}
