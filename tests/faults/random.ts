/** Numbers from 0 to 1 that look random and are the same for the same seed, so that a failing run can be run again (mulberry32). */
export function randomFrom(seed: number): () => number {
  let state = seed
  return () => {
    state = (state + 0x6d2b79f5) | 0
    let mixed = Math.imul(state ^ (state >>> 15), 1 | state)
    mixed = (mixed + Math.imul(mixed ^ (mixed >>> 7), 61 | mixed)) ^ mixed
    return ((mixed ^ (mixed >>> 14)) >>> 0) / 4_294_967_296
  }
}

/** One of these, as the numbers decide. */
export function oneOf<Item>(items: readonly Item[], random: () => number): Item {
  const item = items[Math.floor(random() * items.length)]
  if (item === undefined) throw new Error('there is nothing to choose from')
  return item
}

/** The same in an order of chance. */
export function shuffled<Item>(items: readonly Item[], random: () => number): Item[] {
  const drawn = items.map((item) => ({ item, at: random() }))
  return drawn.sort((a, b) => a.at - b.at).map(({ item }) => item)
}

const LETTERS = 'bcdfghjklmnpqrstvwxz'

/** A word that stands nowhere else, and that no compression shortens. */
export function markerWord(random: () => number): string {
  return Array.from({ length: 14 }, () => oneOf([...LETTERS], random)).join('')
}
