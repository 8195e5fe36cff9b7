/** Numbers from a seed, so that a failing case can be had again. */
export function seeded(seed: number): () => number {
  let state = seed >>> 0
  return () => {
    state = (state + 0x6d2b79f5) >>> 0
    let mixed = Math.imul(state ^ (state >>> 15), 1 | state)
    mixed = (mixed + Math.imul(mixed ^ (mixed >>> 7), 61 | mixed)) ^ mixed
    return ((mixed ^ (mixed >>> 14)) >>> 0) / 2 ** 32
  }
}

/** So many words of a small language, as common ones as in a real one: a few stand everywhere. */
export function randomWords(random: () => number, count: number): string[] {
  return Array.from({ length: count }, () => {
    const rank = Math.floor(3000 ** random())
    return `w${rank.toString(36)}`
  })
}

/** Changes, takes out or puts in a word here and there, at least `apart` words from each other. */
export function edit(words: readonly string[], random: () => number, apart: number): string[] {
  const edited: string[] = []
  let since = Math.floor(random() * apart)
  for (const word of words) {
    if (++since < apart + Math.floor(random() * 4)) {
      edited.push(word)
      continue
    }
    since = 0
    const choice = random()
    if (choice < 0.34) edited.push('changed')
    else if (choice < 0.67) edited.push(word, 'added')
  }
  return edited
}

/** Words as somebody else would have set them: other case, punctuation and lines. */
export function setAnew(words: readonly string[], random: () => number): string {
  return words
    .map((word) => {
      const shown = random() < 0.2 ? word.toUpperCase() : word
      const sign = random()
      return shown + (sign < 0.1 ? ',\n' : sign < 0.2 ? '. ' : sign < 0.25 ? ' — ' : ' ')
    })
    .join('')
}

/** A document of one page. */
export const oneText = (evidenceId: string, text: string) => ({ evidenceId, part: null, pages: [{ page: null, text }] })
