/** A stretch of a descriptor; `marked` stretches are what sets this level apart from the one below. */
export type Stretch = { text: string; marked: boolean }

/**
 * Splits a descriptor at its `**…**` marks. A mark that is never closed is shown as it was written, so that no word of a
 * rubric gets lost over a typing slip.
 */
export function splitMarks(descriptor: string): Stretch[] {
  const stretches: Stretch[] = []
  let from = 0
  for (const match of descriptor.matchAll(/\*\*(.+?)\*\*/gs)) {
    if (match.index > from) stretches.push({ text: descriptor.slice(from, match.index), marked: false })
    stretches.push({ text: match[1] ?? '', marked: true })
    from = match.index + match[0].length
  }
  if (from < descriptor.length) stretches.push({ text: descriptor.slice(from), marked: false })
  return stretches
}
