import type { Cue } from './cues'

/** Where a query stands in a text: pairs of offsets, end exclusive. Case and accents don't matter. */
export function findIn(text: string, query: string): [start: number, end: number][] {
  const wanted = fold(query.trim())
  if (wanted.text === '') return []
  const folded = fold(text)
  const found: [number, number][] = []
  for (let at = folded.text.indexOf(wanted.text); at >= 0; at = folded.text.indexOf(wanted.text, at + wanted.text.length)) {
    const last = folded.origins[at + wanted.text.length - 1] as number
    found.push([folded.origins[at] as number, last + 1])
  }
  return found
}

/** Numbers of the cues in which a query stands. */
export function findCues(cues: readonly Cue[], query: string): number[] {
  if (query.trim() === '') return []
  return cues.flatMap(({ text, speaker }, at) =>
    findIn(text, query).length > 0 || findIn(speaker ?? '', query).length > 0 ? [at] : [],
  )
}

/** A text without case and accents, with the offset in the text that each of its units came from. */
function fold(text: string): { text: string; origins: number[] } {
  let folded = ''
  const origins: number[] = []
  for (let at = 0; at < text.length; at++) {
    const plain = (text[at] as string).normalize('NFKD').replace(/\p{M}/gu, '').toLowerCase()
    for (const unit of plain) {
      folded += unit
      origins.push(at)
    }
  }
  return { text: folded, origins }
}
