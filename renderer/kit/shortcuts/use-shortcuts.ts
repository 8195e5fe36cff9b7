import { createContext, createElement, type ReactNode, useContext, useLayoutEffect, useRef, useSyncExternalStore } from 'react'
import { flushSync } from 'react-dom'
import type { KeySettings, NamedKeys } from './key-settings'
import { type Shortcut, ShortcutRegistry, type ShortcutScope } from './registry'

const registry = new ShortcutRegistry()

/** Listens for keys on the whole page. @returns how to stop. */
export function startShortcuts(): () => void {
  const listener = (event: KeyboardEvent) => registry.handle(event)
  document.addEventListener('keydown', listener)
  return () => document.removeEventListener('keydown', listener)
}

/** Takes over what a person made of the keys; null while that is still being read. */
export function setKeySettings(settings: KeySettings | null): void {
  registry.setKeySettings(settings)
}

const AroundContext = createContext<ShortcutScope>('screen')

/** Gives all shortcuts within it a scope: of two panes that know the same keys, the one in front has them. */
export function ShortcutScopeProvider({ scope, children }: { scope: ShortcutScope; children: ReactNode }) {
  return createElement(AroundContext.Provider, { value: scope }, children)
}

/**
 * Registers shortcuts while the component is mounted. They may be new objects on every render: what runs is always the latest,
 * and they are registered again only where an id, a key or a word changed.
 * @param ownScope where it isn't the one of a `ShortcutScopeProvider` around it, or the screen's
 */
export function useShortcuts(shortcuts: readonly Shortcut[], ownScope?: ShortcutScope): void {
  const around = useContext(AroundContext)
  const scope = ownScope ?? around
  const latest = useRef(shortcuts)
  // Within the commit: between what is on the screen and what its keys do there may be no moment in which another key acts on what
  // was there before.
  useLayoutEffect(() => {
    latest.current = shortcuts
  })
  const shape = JSON.stringify(shortcuts)
  useLayoutEffect(() => {
    // What a key did is on the screen, and what the next one means is settled, before that next one is looked at: under load,
    // two presses can come without a pause, and the second must never act on what was shown before the first.
    const run = (id: string) => flushSync(() => latest.current.find((shortcut) => shortcut.id === id)?.run())
    const lasting = (JSON.parse(shape) as Omit<Shortcut, 'run'>[]).map((one) => ({ ...one, run: () => run(one.id) }))
    return registry.register(lasting, scope)
  }, [shape, scope])
}

/** All shortcuts that can be used now, innermost first, with the keys that each has now. */
export function useShortcutList(): readonly Shortcut[] {
  return useSyncExternalStore(registry.subscribe, registry.list)
}

/** Every shortcut that was registered since the start, with the keys that it came with. */
export function useSeenShortcuts(): readonly NamedKeys[] {
  return useSyncExternalStore(registry.subscribe, registry.seen)
}

/** What the person made of the keys. */
export function useKeySettings(): KeySettings {
  return useSyncExternalStore(registry.subscribe, registry.keySettings)
}

/** Whether keys that type a character do something. */
export function useCharacterKeys(): boolean {
  return useKeySettings().characterKeys
}

/** The keys by which what came with `written` can be reached now; null where it can't be. */
export function useKeysNow(written: string): string | null {
  return useSyncExternalStore(registry.subscribe, () => registry.keysNow(written))
}
