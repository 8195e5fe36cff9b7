import { type Chord, type KeyPress, readPress, writeChord } from './keys'

/** What a key press would be as somebody's own key. */
export type Recorded = { ok: true; keys: string } | { ok: false; reason: 'only-modifier' | 'reserved' }

const MODIFIERS = new Set([
  'control',
  'shift',
  'alt',
  'meta',
  'altgraph',
  'capslock',
  'numlock',
  'dead',
  'process',
  'unidentified',
])

/** Keys that the system, the browser, text editing or a screen reader needs, or that never reach a page. */
const RESERVED_KEYS = new Set(['tab', 'escape', 'insert', 'contextmenu', 'f5', 'f6', 'f11', 'f12', 'printscreen'])
const RESERVED_WITH_MOD = new Set([...'acnpqrtvwx'])
const RESERVED_WITH_ALT = new Set(['f4', ' ', 'home'])

/** Reads a key press that somebody chooses as a shortcut. */
export function recordChord(press: KeyPress): Recorded {
  if (MODIFIERS.has(press.key.toLowerCase())) return { ok: false, reason: 'only-modifier' }
  const [chord] = readPress(press)
  if (chord === undefined || isReserved(chord)) return { ok: false, reason: 'reserved' }
  return { ok: true, keys: writeChord(chord) }
}

function isReserved({ key, mod, alt }: Chord): boolean {
  if (RESERVED_KEYS.has(key)) return true
  return (mod && RESERVED_WITH_MOD.has(key)) || (alt && RESERVED_WITH_ALT.has(key))
}
