const UNSOUND = /\u0000|[\uD800-\uDBFF](?![\uDC00-\uDFFF])|(?<![\uD800-\uDBFF])[\uDC00-\uDFFF]/
const ALL_UNSOUND = new RegExp(UNSOUND, 'g')

/**
 * Where a value holds text that no database takes: a NUL, or half of a surrogate pair (both occur in text taken out of PDF files).
 * @returns the JSON pointer (RFC 6901) of the first one, or null
 */
export function findUnsoundText(value: unknown, pointer = ''): string | null {
  if (typeof value === 'string') return UNSOUND.test(value) ? pointer : null
  if (typeof value !== 'object' || value === null) return null
  for (const [name, part] of Object.entries(value)) {
    const escaped = name.replaceAll('~', '~0').replaceAll('/', '~1')
    if (UNSOUND.test(name)) return pointer
    const found = findUnsoundText(part, `${pointer}/${escaped}`)
    if (found !== null) return found
  }
  return null
}

/** The same JSON value, with the replacement character (U+FFFD) where its texts hold what no database takes. */
export function withSoundTexts<Value>(value: Value): Value {
  if (typeof value === 'string') return value.replace(ALL_UNSOUND, '\uFFFD') as Value
  if (Array.isArray(value)) return value.map(withSoundTexts) as Value
  if (typeof value !== 'object' || value === null) return value
  return Object.fromEntries(Object.entries(value).map(([name, part]) => [name, withSoundTexts(part)])) as Value
}
