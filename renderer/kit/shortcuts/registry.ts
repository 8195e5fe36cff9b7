import { DEFAULT_KEY_SETTINGS, type KeySettings, keysOf, type NamedKeys } from './key-settings'
import {
  type Chord,
  isCharacterChord,
  isPressable,
  isSameChord,
  isTypingIn,
  type KeyPress,
  movesWithin,
  parseChord,
  readPress,
  takesCharacters,
} from './keys'

/** Something that keys do, or that the palette offers, or both. */
export type Shortcut = {
  /** Unique, such as `queue.open`. */
  id: string
  /** Any of these, unless the person chose others; empty where only the palette offers it. See keys.ts for how they are written. */
  keys: readonly string[]
  /** What it does, as the key sheet and the palette say it. */
  label: string
  /** Heading under which the key sheet and the palette list it. */
  group: string
  run: () => void
  /** False where it makes sense only from the keyboard (moving in a list). Default true. */
  inPalette?: boolean
  /** Fires in text fields too; only for chords that type nothing. Default false. */
  whileTyping?: boolean
  /** True where the key can't do what it is named for and only says why: then it is listed nowhere. */
  isExcuse?: boolean
  /** False where a key that is held down must count once. Default true, as moving through a list wants it. */
  repeats?: boolean
}

/** Inner scopes win over outer ones where both use a key. */
export type ShortcutScope = 'app' | 'screen' | 'panel'

const INNERMOST_FIRST: readonly ShortcutScope[] = ['panel', 'screen', 'app']

type Entry = { given: Shortcut; shortcut: Shortcut; chords: Chord[]; scope: ShortcutScope }
type Press = KeyPress & {
  target: EventTarget | null
  preventDefault(): void
  defaultPrevented: boolean
  isComposing?: boolean
  repeat?: boolean
}

/** All shortcuts that can be used now: a panel's before its screen's before the application's; within a scope the latest first. */
export class ShortcutRegistry {
  private entries: Entry[] = []
  private snapshot: readonly Shortcut[] = []
  private readonly met = new Map<string, NamedKeys>()
  private metList: readonly NamedKeys[] = []
  private readonly listeners = new Set<() => void>()
  private settings: KeySettings | null = DEFAULT_KEY_SETTINGS
  /** Pressed while it wasn't known what the person made of their keys. */
  private early: Press[] = []

  /** @returns how to remove them again. @throws where a chord can't be parsed. */
  register(shortcuts: readonly Shortcut[], scope: ShortcutScope): () => void {
    const added = shortcuts.map((given) => this.enter(given, scope))
    const rank = (entry: Entry) => INNERMOST_FIRST.indexOf(entry.scope)
    this.entries = [...added, ...this.entries].sort((one, other) => rank(one) - rank(other))
    const ours = new Set(shortcuts)
    for (const { id, keys, label, group } of shortcuts) this.met.set(id, { id, keys, label, group })
    this.metList = [...this.met.values()]
    this.changed()
    return () => {
      this.entries = this.entries.filter(({ given }) => !ours.has(given))
      this.changed()
    }
  }

  /** What is registered, innermost first, with the keys that each has now; the same array until something changes. */
  list = (): readonly Shortcut[] => this.snapshot

  /** Every shortcut that was registered since the start, with the keys that it came with; the same array until there are others. */
  seen = (): readonly NamedKeys[] => this.metList

  subscribe = (listener: () => void): (() => void) => {
    this.listeners.add(listener)
    return () => this.listeners.delete(listener)
  }

  /** What the person made of the keys; the default while that isn't known yet. */
  keySettings = (): KeySettings => this.settings ?? DEFAULT_KEY_SETTINGS

  /**
   * Takes over what a person made of the keys. Null while that is still being read: no key does anything until it is known. Those of the
   * application are done then, whose sense doesn't hang on what was on the screen when they were pressed.
   */
  setKeySettings(settings: KeySettings | null): void {
    this.settings = settings
    this.entries = this.entries.map(({ given, scope }) => this.enter(given, scope))
    this.changed()
    const early = this.early
    this.early = []
    // A component says what the person made of them, and what keys do may not happen within its commit.
    if (settings !== null) queueMicrotask(() => early.forEach((press) => this.handle(press, 'app')))
  }

  /**
   * The keys by which the innermost shortcut that came with these ones can be reached now.
   * @returns null where they were taken away or turned off; the same keys where no shortcut has them
   */
  keysNow(written: string): string | null {
    const chord = parseChord(written)
    const entry = this.entries.find(({ given }) => given.keys.some((key) => isSameChord(parseChord(key), chord)))
    const usable = (key: string) => this.keySettings().characterKeys || !isCharacterChord(parseChord(key))
    if (!entry) return usable(written) ? written : null
    const keys = entry.shortcut.keys.filter(usable)
    return keys.find((key) => isSameChord(parseChord(key), chord)) ?? keys[0] ?? null
  }

  /**
   * Runs the innermost shortcut of this key press.
   * @param only where given, it runs if it is of this scope
   * @returns whether there was one
   */
  handle(press: Press, only?: ShortcutScope): boolean {
    if (press.defaultPrevented || press.isComposing) return false
    if (this.settings === null) {
      this.early.push(press)
      return false
    }
    // A dialog has the keyboard to itself.
    if (press.target instanceof HTMLElement && press.target.closest('[aria-modal="true"]') !== null) return false
    for (const chord of readPress(press)) {
      const entry = this.entries.find(({ shortcut, chords }) => this.reaches(shortcut, chords, chord, press.target))
      if (!entry) continue
      if (only !== undefined && entry.scope !== only) return false
      press.preventDefault()
      if (press.repeat !== true || entry.shortcut.repeats !== false) entry.shortcut.run()
      return true
    }
    return false
  }

  private reaches(shortcut: Shortcut, chords: readonly Chord[], chord: Chord, target: EventTarget | null): boolean {
    if (!chords.some((each) => isSameChord(each, chord))) return false
    const typing = isTypingIn(target)
    if (isCharacterChord(chord) && (!this.keySettings().characterKeys || typing || takesCharacters(target))) return false
    if (typing && !shortcut.whileTyping) return false
    if ((chord.key === 'enter' || chord.key === ' ') && !chord.mod && isPressable(target)) return false
    return !movesWithin(chord, target)
  }

  private enter(given: Shortcut, scope: ShortcutScope): Entry {
    const keys = keysOf(this.keySettings(), given)
    return { given, shortcut: { ...given, keys }, chords: keys.map(parseChord), scope }
  }

  private changed(): void {
    this.snapshot = this.entries.map((entry) => entry.shortcut)
    for (const listener of this.listeners) listener()
  }
}
