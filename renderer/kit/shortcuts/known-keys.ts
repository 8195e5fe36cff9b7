import { useMemo, useSyncExternalStore } from 'react'
import type { KeyPlace, NamedKeys } from './key-settings'
import { useSeenShortcuts } from './use-shortcuts'

let declared: readonly KeyPlace[] = []
const listeners = new Set<() => void>()

/** Names the shortcuts of screens that may not be open, in the language of the interface; the application does it. */
export function declareKeyPlaces(places: readonly KeyPlace[]): void {
  declared = places
  for (const listener of listeners) listener()
}

/**
 * Every shortcut that is known, by place: the declared ones, and after them those that were met since the start, such as the
 * tools of a viewer that only some evidence has.
 */
export function useKeyPlaces(): readonly KeyPlace[] {
  const places = useSyncExternalStore(subscribe, () => declared)
  const seen = useSeenShortcuts()
  return useMemo(() => withSeen(places, seen), [places, seen])
}

function subscribe(listener: () => void): () => void {
  listeners.add(listener)
  return () => listeners.delete(listener)
}

/** The places with what was met beside them, under the headings that it was met with. */
export function withSeen(places: readonly KeyPlace[], seen: readonly NamedKeys[]): KeyPlace[] {
  const known = new Set(places.flatMap(({ shortcuts }) => shortcuts.map(({ id }) => id)))
  const groups = new Map<string, KeyPlace & { shortcuts: NamedKeys[] }>()
  for (const shortcut of seen) {
    if (known.has(shortcut.id) || shortcut.keys.length === 0) continue
    const place = placeOf(shortcut.id, places)
    const name = `${place}/${shortcut.group}`
    const group = groups.get(name) ?? { place, title: shortcut.group, shortcuts: [] }
    group.shortcuts.push(shortcut)
    groups.set(name, group)
  }
  return [...places, ...groups.values()]
}

/** What isn't one of a declared place's own belongs to the desk: viewers, and what works in them. */
function placeOf(id: string, places: readonly KeyPlace[]): string {
  const room = id.split('.')[0] ?? ''
  return places.some(({ place }) => place === room) ? room : 'desk'
}
