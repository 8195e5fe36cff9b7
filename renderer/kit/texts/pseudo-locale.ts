import type { TextTree } from './catalogue'

const ACCENTED: Record<string, string> = {
  a: 'á',
  c: 'ç',
  d: 'ð',
  e: 'é',
  g: 'ğ',
  i: 'í',
  n: 'ñ',
  o: 'ö',
  s: 'š',
  u: 'û',
  y: 'ý',
  z: 'ž',
  A: 'Å',
  C: 'Ç',
  E: 'É',
  I: 'Î',
  N: 'Ñ',
  O: 'Ö',
  S: 'Š',
  U: 'Û',
}

/** Marks that make the Latin text run from right to left, as Arabic would, around placeholders that keep their own direction. */
const START_RIGHT_TO_LEFT = '\u202e'
const END = '\u202c'

function mirror(text: string): string {
  return text
    .split(/(\{\{[^}]*\}\})/)
    .map((part) => {
      if (part.startsWith('{{') || part === '') return part
      const accented = [...part].map((letter) => ACCENTED[letter] ?? letter).join('')
      return `${START_RIGHT_TO_LEFT}${accented}${END}`
    })
    .join('')
}

/**
 * The right-to-left pseudo-locale `ar-XB`, made from English: letters accented and mirrored, so that a text which never went
 * through a catalogue, or a layout that assumes a direction, is seen at once. Arabic has six plural forms; all come from `_other`.
 */
export function makePseudoLocale<Tree extends TextTree>(english: Tree): Tree {
  const result: TextTree = {}
  for (const [key, value] of Object.entries(english)) {
    if (typeof value !== 'string') {
      result[key] = makePseudoLocale(value)
      continue
    }
    result[key] = mirror(value)
    if (!key.endsWith('_other')) continue
    const stem = key.slice(0, -'_other'.length)
    for (const form of ['zero', 'two', 'few', 'many']) result[`${stem}_${form}`] = mirror(value)
  }
  return result as Tree
}
