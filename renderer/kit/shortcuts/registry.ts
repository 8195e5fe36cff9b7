import { type Chord, isCharacterChord, isPressable, isTypingIn, type KeyPress, matches, movesWithin, parseChord } from './keys'

/** Something that keys do, or that the palette offers, or both. */
export type Shortcut = {
  /** Unique, such as `queue.open`. */
  id: string
  /** Any of these; empty where only the palette offers it. See keys.ts for how they are written. */
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
}

/** Inner scopes win over outer ones where both use a key. */
export type ShortcutScope = 'app' | 'screen' | 'panel'

const INNERMOST_FIRST: readonly ShortcutScope[] = ['panel', 'screen', 'app']

type Entry = { shortcut: Shortcut; chords: Chord[]; scope: ShortcutScope }
type Press = KeyPress & { target: EventTarget | null; preventDefault(): void; defaultPrevented: boolean; isComposing?: boolean }

/** All shortcuts that can be used now: a panel's before its screen's before the application's; within a scope the latest first. */
export class ShortcutRegistry {
  private entries: Entry[] = []
  private snapshot: readonly Shortcut[] = []
  private readonly listeners = new Set<() => void>()
  private characterKeys = true

  /** @returns how to remove them again. @throws where a chord can't be parsed. */
  register(shortcuts: readonly Shortcut[], scope: ShortcutScope): () => void {
    const added = shortcuts.map((shortcut) => ({ shortcut, chords: shortcut.keys.map(parseChord), scope }))
    const rank = (entry: Entry) => INNERMOST_FIRST.indexOf(entry.scope)
    this.entries = [...added, ...this.entries].sort((one, other) => rank(one) - rank(other))
    this.changed()
    return () => {
      this.entries = this.entries.filter((entry) => !added.includes(entry))
      this.changed()
    }
  }

  /** What is registered, innermost first; the same array until something changes. */
  list = (): readonly Shortcut[] => this.snapshot

  subscribe = (listener: () => void): (() => void) => {
    this.listeners.add(listener)
    return () => this.listeners.delete(listener)
  }

  hasCharacterKeys = (): boolean => this.characterKeys

  /** Character keys can be turned off for people who speak to their computer (WCAG 2.1.4). */
  setCharacterKeys(on: boolean): void {
    this.characterKeys = on
    this.changed()
  }

  /** Runs the innermost shortcut of this key press. @returns whether there was one. */
  handle(press: Press): boolean {
    if (press.defaultPrevented || press.isComposing) return false
    const typing = isTypingIn(press.target)
    const inDialog = press.target instanceof HTMLElement && press.target.closest('[aria-modal="true"]') !== null
    for (const { shortcut, chords } of this.entries) {
      const chord = chords.find((candidate) => matches(candidate, press))
      if (chord === undefined) continue
      if (isCharacterChord(chord) && (!this.characterKeys || typing)) continue
      if (typing && !shortcut.whileTyping) continue
      // A dialog has the keyboard to itself.
      if (inDialog) continue
      if ((chord.key === 'enter' || chord.key === ' ') && !chord.mod && isPressable(press.target)) continue
      if (movesWithin(chord, press.target)) continue
      press.preventDefault()
      shortcut.run()
      return true
    }
    return false
  }

  private changed(): void {
    this.snapshot = this.entries.map((entry) => entry.shortcut)
    for (const listener of this.listeners) listener()
  }
}
