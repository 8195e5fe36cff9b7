import { isSameChord, parseChord } from './keys'

/** The keys of one shortcut as somebody set them, by its id; an empty list where it has none. */
export type OwnKeys = Readonly<Record<string, readonly string[]>>

/** What a person made of the keys. */
export type KeySettings = {
  /** False turns every key that types a character off, for people who speak to their computer (WCAG 2.1.4). */
  characterKeys: boolean
  keys: OwnKeys
}

export const DEFAULT_KEY_SETTINGS: KeySettings = { characterKeys: true, keys: {} }

/** A shortcut by name, whether or not it can be used now. */
export type NamedKeys = { id: string; label: string; group: string; keys: readonly string[] }

/** Shortcuts of one part of the workbench, such as a screen. */
export type KeyPlace = {
  /** A path: `app` is everywhere, `desk/media` only on a part of `desk`. */
  place: string
  title: string
  shortcuts: readonly NamedKeys[]
}

/** The keys that a shortcut has now: its own ones, or those that it came with. */
export function keysOf(settings: KeySettings, { id, keys }: Pick<NamedKeys, 'id' | 'keys'>): readonly string[] {
  return settings.keys[id] ?? keys
}

/** The settings with other keys for a shortcut; setting those that it came with forgets it. */
export function withKeys(settings: KeySettings, shortcut: Pick<NamedKeys, 'id' | 'keys'>, keys: readonly string[]): KeySettings {
  const { [shortcut.id]: _, ...others } = settings.keys
  const isAsBefore = JSON.stringify(keys) === JSON.stringify(shortcut.keys)
  return { ...settings, keys: isAsBefore ? others : { ...others, [shortcut.id]: keys } }
}

/** Whether two places can be on the screen together, so that a key can mean only one thing in them. */
function meet(one: string, other: string): boolean {
  return one === other || one === 'app' || other === 'app' || one.startsWith(`${other}/`) || other.startsWith(`${one}/`)
}

/** The shortcuts that a key already belongs to where this place is shown. */
export function findTaken(
  settings: KeySettings,
  places: readonly KeyPlace[],
  at: { place: string; id: string },
  written: string,
): NamedKeys[] {
  const chord = parseChord(written)
  return places
    .filter(({ place }) => meet(place, at.place))
    .flatMap(({ shortcuts }) => shortcuts)
    .filter((each) => each.id !== at.id && keysOf(settings, each).some((key) => isSameChord(parseChord(key), chord)))
}

/** The settings with a key taken over by one shortcut; whoever had it gets the key that was given up, or loses it. */
export function withSwapped(
  settings: KeySettings,
  shortcut: NamedKeys,
  change: { from: string | null; to: string; takenBy: readonly NamedKeys[] },
): KeySettings {
  const { from, to, takenBy } = change
  const without = (keys: readonly string[], key: string) => keys.filter((each) => !isSameChord(parseChord(each), parseChord(key)))
  let next = settings
  for (const other of takenBy) {
    const left = without(keysOf(next, other), to)
    next = withKeys(next, other, from === null ? left : [...left, from])
  }
  return withKeys(next, shortcut, replaceKey(keysOf(next, shortcut), from, to))
}

/** A list of keys with one of them replaced, or with one more where none is given up. */
export function replaceKey(keys: readonly string[], from: string | null, to: string): string[] {
  const placed = from === null ? [...keys, to] : keys.map((key) => (key === from ? to : key))
  return [...new Set(placed)]
}
