/**
 * Places for labels that would stand on each other: in the same order, at least a gap apart, none beyond the ends, and as near to where they belong
 * as that allows. Where there isn't room for all they stand closer.
 * @param wanted in any order; all in pixels
 */
export function apart(wanted: readonly number[], gap: number, low: number, high: number): number[] {
  const room = wanted.length < 2 ? gap : Math.min(gap, (high - low) / (wanted.length - 1))
  const order = wanted.map((_, at) => at).sort((one, other) => (wanted[one] ?? 0) - (wanted[other] ?? 0))
  const places = order.map((at) => Math.min(high, Math.max(low, wanted[at] ?? 0)))
  for (let at = 1; at < places.length; at += 1) places[at] = Math.max(places[at] ?? 0, (places[at - 1] ?? 0) + room)
  for (let at = places.length - 1, most = high; at >= 0; at -= 1, most -= room) places[at] = Math.min(places[at] ?? 0, most)
  const found = new Array<number>(wanted.length).fill(0)
  order.forEach((at, place) => {
    found[at] = places[place] ?? 0
  })
  return found
}
