/** That one person vouches for another; people are named by their marks. */
export type Vouch = { voucher: string; candidate: string }

/** A vouch with its ring: who vouches for the next one, the last for the first, beginning with the voucher. */
export type RingedVouch = Vouch & { members: string[] }

/** Members of the longest ring that is looked for: in longer ones people hardly know of each other. */
export const LONGEST_RING = 5

/**
 * The rings that a new vouch closes: for itself and for every vouch in one, the shortest that runs over the new one (breadth first
 * search from both ends of the new vouch).
 * @param known vouches up to three steps from it, in either direction; more do no harm
 */
export function closeRings(fresh: Vouch, known: readonly Vouch[]): RingedVouch[] {
  const { voucher, candidate } = fresh
  if (voucher === candidate) return []
  const from = stepsFrom(candidate, known, (vouch) => [vouch.voucher, vouch.candidate])
  const to = stepsFrom(voucher, known, (vouch) => [vouch.candidate, vouch.voucher])
  const rings: RingedVouch[] = []
  const back = pathTo(from, voucher)
  if (back && back.length <= LONGEST_RING) rings.push({ ...fresh, members: [voucher, ...back.slice(0, -1)] })
  for (const vouch of known) {
    const before = pathTo(from, vouch.voucher)
    const after = pathTo(to, vouch.candidate)
    if (!before || !after) continue
    const members = [vouch.voucher, ...after.reverse(), ...before.slice(0, -1)]
    // A way that meets itself is no ring, and a shorter one runs over a part of it.
    if (members.length <= LONGEST_RING && new Set(members).size === members.length) rings.push({ ...vouch, members })
  }
  return rings
}

/** Who is reached from somebody in how few steps: each person with whom they are reached from, null for the start. */
function stepsFrom(start: string, vouches: readonly Vouch[], ends: (vouch: Vouch) => [from: string, to: string]) {
  const next = new Map<string, string[]>()
  for (const vouch of vouches) {
    const [from, to] = ends(vouch)
    const list = next.get(from)
    if (list) list.push(to)
    else next.set(from, [to])
  }
  const reached = new Map<string, string | null>([[start, null]])
  let edge = [start]
  for (let depth = 1; depth < LONGEST_RING && edge.length > 0; depth++) {
    const further: string[] = []
    for (const from of edge) {
      for (const to of next.get(from) ?? []) {
        if (reached.has(to)) continue
        reached.set(to, from)
        further.push(to)
      }
    }
    edge = further
  }
  return reached
}

/** From the start to somebody, both included; undefined where they weren't reached. */
function pathTo(reached: ReadonlyMap<string, string | null>, end: string): string[] | undefined {
  if (!reached.has(end)) return undefined
  const path = [end]
  for (let at = reached.get(end); at != null; at = reached.get(at)) path.unshift(at)
  return path
}
