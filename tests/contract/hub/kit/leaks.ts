/** What one machine got of one piece of work: anything that JSON can say. */
export type Told = unknown

/** A property that a program could tell items apart by; one number for each item. */
type Feature = { name: string; values: Float64Array }

const ABSENT = -1

/**
 * Every property of these items that can be counted, without knowing what it means: whether a field is there, numbers, lengths, last digits, the
 * parts of times, the build of ids and hashes, and with how many other items a text is shared.
 */
export function featuresOf(items: readonly Told[]): Feature[] {
  const columns = new Map<string, Map<number, number>>()
  const texts = new Map<string, Map<string, number>>()
  const note = (name: string, at: number, value: number) => {
    const column = columns.get(name) ?? new Map<number, number>()
    columns.set(name, column.set(at, value))
  }
  const visit = (value: unknown, path: string, at: number): void => {
    if (Array.isArray(value)) {
      note(`${path} count`, at, value.length)
      for (const [place, one] of value.slice(0, 3).entries()) visit(one, `${path}/${place}`, at)
    } else if (typeof value === 'object' && value !== null) {
      note(`${path} fields`, at, Object.keys(value).length)
      note(`${path} order of fields`, at, hash(Object.keys(value).join(' ')))
      for (const [key, one] of Object.entries(value)) visit(one, `${path}/${key}`, at)
    } else if (typeof value === 'string') {
      for (const [name, number] of readText(value)) note(`${path} ${name}`, at, number)
      const counts = texts.get(path) ?? new Map<string, number>()
      texts.set(path, counts.set(value, (counts.get(value) ?? 0) + 1))
    } else if (typeof value === 'number') {
      note(path, at, value)
      note(`${path} last digit`, at, Math.abs(value) % 10)
    } else note(`${path} is ${String(value)}`, at, 1)
  }
  for (const [at, item] of items.entries()) {
    visit(item, '', at)
    note('length', at, JSON.stringify(item).length)
  }
  const shared = (value: unknown, path: string, at: number): void => {
    if (typeof value === 'string') note(`${path} shared with`, at, texts.get(path)?.get(value) ?? 0)
    else if (Array.isArray(value)) for (const [place, one] of value.slice(0, 3).entries()) shared(one, `${path}/${place}`, at)
    else if (typeof value === 'object' && value !== null)
      for (const [key, one] of Object.entries(value)) shared(one, `${path}/${key}`, at)
  }
  for (const [at, item] of items.entries()) shared(item, '', at)
  const features = [...columns].map(([name, column]) => ({
    name,
    values: Float64Array.from(items, (_, at) => column.get(at) ?? ABSENT),
  }))
  // What is the same for all tells nothing.
  return features.filter(({ values }) => values.some((value) => value !== values[0]))
}

/** What a program sees in a text at once. */
function* readText(text: string): Iterable<[string, number]> {
  yield ['length', text.length]
  if (/^[0-9a-f]{8}-[0-9a-f]{4}-/.test(text)) {
    yield ['version', Number.parseInt(text.charAt(14), 16)]
    yield ['variant', Number.parseInt(text.charAt(19), 16)]
    yield ['begins', Number.parseInt(text.slice(0, 8), 16)]
    yield ['ends', Number.parseInt(text.slice(-8), 16)]
  } else if (/^[0-9a-f]{64}$/.test(text)) {
    yield ['begins', Number.parseInt(text.slice(0, 8), 16)]
  } else if (/^\d{4}-\d{2}-\d{2}/.test(text)) {
    const time = Date.parse(text)
    yield ['time', time]
    yield ['time of day', time % 86_400_000]
    yield ['milliseconds', time % 1000]
    yield ['weekday', new Date(time).getUTCDay()]
  } else yield ['is', hash(text)]
}

/** Of a text some number: one word, one number. */
function hash(text: string): number {
  let value = 2_166_136_261
  for (const sign of text) value = Math.imul(value ^ (sign.codePointAt(0) ?? 0), 16_777_619) >>> 0
  return value
}

export type Found = { feature: string; value: number }

/**
 * Whether some property tells the marked items from the others: by the difference of mean ranks, in units of its standard deviation, of the
 * property that tells them best. How large that gets by chance alone is found by marking as many items at random (Westfall and Young 1993, maxT),
 * so that the number of properties doesn't raise the rate of false alarms.
 * @returns `p`: the share of random markings with a property that tells as well; `best`: the property and its value
 */
export function tellApart(
  features: readonly Feature[],
  marked: readonly boolean[],
  { permutations, seed }: { permutations: number; seed: number },
): { p: number; best: Found } {
  const ranks = features.map(({ values }) => standardRanks(values))
  const size = marked.filter(Boolean).length
  const strongest = (chosen: Uint32Array): Found => {
    let best: Found = { feature: '', value: 0 }
    for (const [at, column] of ranks.entries()) {
      let sum = 0
      for (const index of chosen) sum += column[index] ?? 0
      const value = Math.abs(sum) / Math.sqrt(size)
      if (value > best.value) best = { feature: features[at]?.name ?? '', value }
    }
    return best
  }
  const random = drawing(seed)
  const observed = strongest(Uint32Array.from(marked.flatMap((is, at) => (is ? [at] : []))))
  const order = Uint32Array.from(marked, (_, at) => at)
  let asStrong = 1
  for (let round = 0; round < permutations; round++) {
    for (let at = 0; at < size; at++) {
      const other = at + Math.floor(random() * (order.length - at))
      const kept = order[at] ?? 0
      order[at] = order[other] ?? 0
      order[other] = kept
    }
    if (strongest(order.subarray(0, size)).value >= observed.value) asStrong += 1
  }
  return { p: asStrong / (permutations + 1), best: observed }
}

/** Mid-ranks with mean 0 and standard deviation 1. */
function standardRanks(values: Float64Array): Float64Array {
  const sorted = [...values].sort((a, b) => a - b)
  const places = new Map<number, { first: number; count: number }>()
  for (const [at, value] of sorted.entries()) {
    const place = places.get(value)
    if (place) place.count += 1
    else places.set(value, { first: at, count: 1 })
  }
  const ranks = Float64Array.from(values, (value) => {
    const { first, count } = places.get(value) ?? { first: 0, count: 1 }
    return first + (count - 1) / 2
  })
  const mean = ranks.reduce((sum, rank) => sum + rank, 0) / ranks.length
  const deviation = Math.sqrt(ranks.reduce((sum, rank) => sum + (rank - mean) ** 2, 0) / ranks.length)
  return ranks.map((rank) => (rank - mean) / deviation)
}

/** Numbers in 0…1 that follow from the seed (mulberry32). */
function drawing(seed: number): () => number {
  let state = seed >>> 0
  return () => {
    state = (state + 0x6d2b79f5) >>> 0
    let mixed = Math.imul(state ^ (state >>> 15), state | 1)
    mixed ^= mixed + Math.imul(mixed ^ (mixed >>> 7), mixed | 61)
    return ((mixed ^ (mixed >>> 14)) >>> 0) / 2 ** 32
  }
}
