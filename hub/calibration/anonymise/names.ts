import { wordsOfName } from '../../../shared/domain'

/** Replaces in a text what tells who somebody is. */
export type Renaming = (text: string) => string

/** Somebody who isn't to be named, and what stands in their place. */
export type Unnamed = {
  name?: string
  /** What else tells it, as a whole: an address, a pseudonym by which others know them. */
  also?: readonly string[]
  as: string
}

/** From so many letters on a part of a name is looked for in any case; a shorter one would hit other words. */
const LONG = 4

/**
 * Replaces the whole names of these people, their parts, and the parts written together, as words of their own. Parts of two or three letters
 * only as they are written, and only with a capital; titles and particles ("Dr", "von") aren't parts.
 */
export function renaming(people: readonly Unnamed[]): Renaming {
  const long = new Map<string, string>()
  const short = new Map<string, string>()
  for (const { name = '', also = [], as } of people) {
    const words = wordsOfName(name).map((word) => word.replace(/^\p{P}+|\p{P}+$/gu, ''))
    const joined = words.length > 1 ? [words.join(' '), words.join(''), [...words].reverse().join('')] : []
    const hyphened = words.flatMap((word) => (word.includes('-') ? word.split('-') : []))
    for (const part of [name.trim().replace(/\s+/g, ' '), ...also, ...joined, ...words, ...hyphened]) {
      const isShort = part.length < LONG
      if (part.length < 2 || (isShort && !/^[\p{Lu}\p{Lo}]/u.test(part))) continue
      const map = isShort ? short : long
      const key = isShort ? part : foldCase(part)
      if (!map.has(key)) map.set(key, as)
    }
  }
  const inAnyCase = long.size > 0 ? pattern([...long.keys()], 'giu') : null
  const asWritten = short.size > 0 ? pattern([...short.keys()], 'gu') : null
  return (text) => {
    const first = inAnyCase ? text.replace(inAnyCase, (found) => long.get(foldCase(found)) ?? found) : text
    return asWritten ? first.replace(asWritten, (found) => short.get(found.normalize('NFC')) ?? found) : first
  }
}

/** Two ways of writing one name are one: in any case, accents as signs of their own, one space or several. */
function foldCase(text: string): string {
  return text.normalize('NFC').replace(/\s+/g, ' ').toLowerCase()
}

function pattern(names: readonly string[], flags: string): RegExp {
  const spellings = new Set(names.flatMap((name) => [name.normalize('NFC'), name.normalize('NFD')]))
  const escaped = [...spellings]
    // The whole name before its parts.
    .sort((a, b) => b.length - a.length)
    .map((name) => name.replace(/[.*+?^${}()|[\]\\/]/g, '\\$&').replace(/ /g, '\\s+'))
  return new RegExp(`(?<![\\p{L}\\p{N}\\p{M}])(?:${escaped.join('|')})(?![\\p{L}\\p{N}\\p{M}])`, flags)
}

/** The same value with every text in it renamed, however deep. */
export function renameAll<Value>(value: Value, rename: Renaming): Value {
  if (typeof value === 'string') return rename(value) as Value
  if (Array.isArray(value)) return value.map((one) => renameAll(one, rename)) as Value
  if (typeof value !== 'object' || value === null) return value
  return Object.fromEntries(Object.entries(value).map(([key, one]) => [key, renameAll(one, rename)])) as Value
}
