/**
 * How keys are written: `mod+k` (Ctrl, or Command on a Mac), `shift+enter`, `escape`, `arrowdown`, `j`, `?`. Characters stand
 * for what they type, so `?` needs no `shift+`.
 */
export type Chord = { key: string; mod: boolean; shift: boolean; alt: boolean }

export type KeyPress = Pick<KeyboardEvent, 'key' | 'code' | 'ctrlKey' | 'metaKey' | 'shiftKey' | 'altKey'> & {
  getModifierState?(name: string): boolean
}

const NAMED: Record<string, string> = { space: ' ', esc: 'escape', plus: '+' }

/** On a Mac the command key does what Ctrl does elsewhere, and Ctrl belongs to the system's own text editing. */
export const isMac = () => /mac|iphone|ipad/i.test(navigator.platform)

/** @throws where a chord names no key. */
export function parseChord(written: string): Chord {
  const parts = written.toLowerCase().split('+')
  const last = parts.pop()
  if (!last) throw new Error(`"${written}" names no key`)
  return { key: NAMED[last] ?? last, mod: parts.includes('mod'), shift: parts.includes('shift'), alt: parts.includes('alt') }
}

/** A chord as it is written; the reverse of `parseChord`. */
export function writeChord({ key, mod, alt, shift }: Chord): string {
  const name = Object.entries(NAMED).find(([long, short]) => short === key && long !== 'esc')?.[0] ?? key
  return [...(mod ? ['mod'] : []), ...(alt ? ['alt'] : []), ...(shift ? ['shift'] : []), name].join('+')
}

/** Whether the chord is one that types something: those never fire in a text field, and can be turned off. */
export function isCharacterChord(chord: Chord): boolean {
  return !chord.mod && !chord.alt && chord.key.length === 1
}

const isLatin = (key: string) => /^[a-z]$/.test(key)

/**
 * The chords that a key press may stand for, the likeliest first; none where it belongs to the system or to assistive technology.
 * A number key stands for its number even where it types something else (AZERTY, Czech), and a letter key of a layout without
 * Latin letters (Greek, Russian) for the letter in its place.
 */
export function readPress(press: KeyPress): Chord[] {
  const key = press.key.toLowerCase()
  const mac = isMac()
  // AltGr types characters; older systems report it as Ctrl and Alt together.
  const types = press.getModifierState?.('AltGraph') === true && key.length === 1
  if (types) return [{ key, mod: false, alt: false, shift: false }]
  // Both together belong to screen readers (VoiceOver) and to the system; so does the Windows key, or Ctrl on a Mac.
  if ((press.ctrlKey && press.altKey) || (mac ? press.ctrlKey : press.metaKey)) return []
  const mod = mac ? press.metaKey : press.ctrlKey
  const alt = press.altKey
  const number = /^Digit([1-9])$/.exec(press.code)?.[1]
  const letter = /^Key([A-Z])$/.exec(press.code)?.[1]?.toLowerCase()

  const keys = [key]
  if (number !== undefined && !press.shiftKey && key !== number) keys.unshift(number)
  // Alt types signs on a Mac, so there the place says which letter was meant.
  if (letter !== undefined && !isLatin(key) && (key.length > 1 || alt || /\p{L}/u.test(key))) keys.push(letter)
  return keys.map((name) => {
    // For signs, shift is part of typing them.
    const isSign = name.length === 1 && !isLatin(name) && name !== ' '
    return { key: name, mod, alt, shift: press.shiftKey && !isSign }
  })
}

/** Whether two chords are the same keys. */
export function isSameChord(one: Chord, other: Chord): boolean {
  return one.key === other.key && one.mod === other.mod && one.alt === other.alt && one.shift === other.shift
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

/** Whether a character here searches or chooses in the control itself, as in an open menu or list. */
export function takesCharacters(target: EventTarget | null): boolean {
  return target instanceof HTMLElement && target.closest('[role="menu"], [role="listbox"]') !== null
}
