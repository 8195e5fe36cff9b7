/**
 * How keys are written: `mod+k` (Ctrl, or Command on a Mac), `shift+enter`, `escape`, `arrowdown`, `j`, `?`. Characters stand
 * for what they type, so `?` needs no `shift+`.
 */
export type Chord = { key: string; mod: boolean; shift: boolean; alt: boolean }

export type KeyPress = Pick<KeyboardEvent, 'key' | 'code' | 'ctrlKey' | 'metaKey' | 'shiftKey' | 'altKey'>

const NAMED: Record<string, string> = { space: ' ', esc: 'escape', plus: '+' }

/** @throws where a chord names no key. */
export function parseChord(written: string): Chord {
  const parts = written.toLowerCase().split('+')
  const last = parts.pop()
  if (!last) throw new Error(`"${written}" names no key`)
  return { key: NAMED[last] ?? last, mod: parts.includes('mod'), shift: parts.includes('shift'), alt: parts.includes('alt') }
}

/** Whether the chord is one that types something: those never fire in a text field, and can be turned off. */
export function isCharacterChord(chord: Chord): boolean {
  return !chord.mod && !chord.alt && chord.key.length === 1
}

/** Whether this key press is the chord. */
export function matches(chord: Chord, press: KeyPress): boolean {
  if (chord.mod !== (press.ctrlKey || press.metaKey) || chord.alt !== press.altKey) return false
  const pressed = press.key.toLowerCase()
  if (isCharacterChord(chord)) {
    if (chord.shift && !press.shiftKey) return false
    // A letter without shift is another one than with it; for signs, shift is part of typing them.
    if (!chord.shift && press.shiftKey && /^[a-z ]$/.test(chord.key)) return false
    return pressed === chord.key
  }
  if (chord.shift !== press.shiftKey) return false
  // On layouts without Latin letters (Greek, Russian), Ctrl+K is the key in K's place.
  const inPlace = /^[a-z]$/.test(chord.key) && !/^[a-z]$/.test(pressed) && press.code === `Key${chord.key.toUpperCase()}`
  return pressed === chord.key || inPlace
}

const TEXT_INPUTS = new Set(['text', 'search', 'email', 'password', 'url', 'tel', 'number', 'date', 'time', 'datetime-local', ''])

/** Whether key presses on this element type text. */
export function isTypingIn(target: EventTarget | null): boolean {
  if (!(target instanceof HTMLElement)) return false
  if (target.isContentEditable || target instanceof HTMLTextAreaElement || target instanceof HTMLSelectElement) return true
  if (target.getAttribute('role') === 'textbox' || target.getAttribute('role') === 'combobox') return true
  return target instanceof HTMLInputElement && TEXT_INPUTS.has(target.getAttribute('type') ?? '')
}

/** Whether Enter or Space on this element already does something. */
export function isPressable(target: EventTarget | null): boolean {
  return (
    target instanceof HTMLElement &&
    target.closest('button, a[href], summary, input, [role="menuitem"], [role="option"]') !== null
  )
}

const MOVING = new Set(['arrowup', 'arrowdown', 'arrowleft', 'arrowright', 'home', 'end', 'pageup', 'pagedown'])

/** Whether this chord moves within the control that has the focus, such as a group of radio buttons or a menu. */
export function movesWithin(chord: Chord, target: EventTarget | null): boolean {
  if (chord.mod || chord.alt || !MOVING.has(chord.key) || !(target instanceof HTMLElement)) return false
  return target.closest('input, [role="tab"], [role="slider"], [role="menu"], [role="listbox"], [role="separator"]') !== null
}
