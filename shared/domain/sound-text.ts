const UNSOUND = /\u0000|[\uD800-\uDBFF](?![\uDC00-\uDFFF])|(?<![\uD800-\uDBFF])[\uDC00-\uDFFF]/
const ALL_UNSOUND = new RegExp(UNSOUND, 'g')

type Place = { value: unknown; name: string; within: Place | null }

/**
 * Where a value holds text that no database takes: a NUL, or half of a surrogate pair (both occur in text taken out of PDF files). However deep
 * it goes: whoever sends arrays in arrays by the ten thousand must not exhaust the stack.
 * @returns the JSON pointer (RFC 6901) of the first one, or null
 */
export function findUnsoundText(root: unknown): string | null {
  const left: Place[] = [{ value: root, name: '', within: null }]
  for (let place = left.pop(); place !== undefined; place = left.pop()) {
    const { value } = place
    if (typeof value === 'string' && UNSOUND.test(value)) return pointerTo(place)
    if (typeof value !== 'object' || value === null) continue
    const parts = Object.entries(value)
    if (parts.some(([name]) => UNSOUND.test(name))) return pointerTo(place)
    for (const [name, part] of parts.reverse()) left.push({ value: part, name, within: place })
  }
  return null
}

function pointerTo(place: Place): string {
  const names: string[] = []
  for (let at = place; at.within !== null; at = at.within) names.push(at.name.replaceAll('~', '~0').replaceAll('/', '~1'))
  return names
    .reverse()
    .map((name) => `/${name}`)
    .join('')
}

/** The same JSON value, with the replacement character (U+FFFD) where its texts hold what no database takes. */
export function withSoundTexts<Value>(value: Value): Value {
  if (typeof value === 'string') return value.replace(ALL_UNSOUND, '\uFFFD') as Value
  if (Array.isArray(value)) return value.map(withSoundTexts) as Value
  if (typeof value !== 'object' || value === null) return value
  return Object.fromEntries(Object.entries(value).map(([name, part]) => [name, withSoundTexts(part)])) as Value
}
