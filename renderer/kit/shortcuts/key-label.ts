import type { Texts } from '../texts'
import { isMac, parseChord } from './keys'

const SIGNS: Record<string, string> = { arrowup: '↑', arrowdown: '↓', arrowleft: '←', arrowright: '→', enter: '↵' }

/** Keys that have another name in each language. */
const WORDS: Record<string, 'space' | 'escape' | 'delete' | 'backspace' | 'home' | 'end' | 'pageup' | 'pagedown'> = {
  ' ': 'space',
  escape: 'escape',
  delete: 'delete',
  backspace: 'backspace',
  home: 'home',
  end: 'end',
  pageup: 'pageup',
  pagedown: 'pagedown',
}

/** The caps of a chord, in the order in which they are pressed, as people know them from their keyboard. */
export function keyCaps(written: string, t: Texts<'kit'>): string[] {
  const chord = parseChord(written)
  const caps: string[] = []
  if (chord.mod) caps.push(isMac() ? '⌘' : t('key.mod'))
  if (chord.alt) caps.push(isMac() ? '⌥' : t('key.alt'))
  if (chord.shift) caps.push(isMac() ? '⇧' : t('key.shift'))
  const word = WORDS[chord.key]
  if (word !== undefined) caps.push(t(`key.${word}`))
  else caps.push(SIGNS[chord.key] ?? (chord.key.length === 1 ? chord.key.toUpperCase() : capitalise(chord.key)))
  return caps
}

/** The same as one spoken phrase: "Ctrl Enter", "Up arrow". */
export function spokenKeys(written: string, t: Texts<'kit'>): string {
  const spoken: Record<string, string> = {
    '↑': t('key.arrowUp'),
    '↓': t('key.arrowDown'),
    '←': t('key.arrowLeft'),
    '→': t('key.arrowRight'),
    '↵': t('key.enter'),
  }
  return keyCaps(written, t)
    .map((cap) => spoken[cap] ?? cap)
    .join(' ')
}

function capitalise(name: string): string {
  return name.charAt(0).toUpperCase() + name.slice(1)
}
