/** A half-open range of UTF-16 offsets. */
export type TextRange = { start: number; end: number }

/** Where words stand in a text, in order; letter case doesn't matter, everything else does. At most `most`. */
export function findInText(text: string, query: string, most: number): TextRange[] {
  if (query === '') return []
  const pattern = new RegExp(query.replace(/[.*+?^${}()|[\]\\]/g, '\\$&'), 'giu')
  const found: TextRange[] = []
  for (const match of text.matchAll(pattern)) {
    found.push({ start: match.index, end: match.index + match[0].length })
    if (found.length === most) break
  }
  return found
}
