import type { Seen } from './content'

/**
 * How what came relates to what was known: `known` holds nothing new, `newer` holds all that was known and more, `apart` lacks some of
 * it. The hub's own numbers can't tell: they begin again where an envelope was deleted, and go back where a hub was restored.
 */
export type Relation = 'known' | 'newer' | 'apart'

/** How a draft that has seen this relates to one that had seen that. */
export function relate(came: Seen, known: Seen): Relation {
  if (holds(known, came)) return 'known'
  return holds(came, known) ? 'newer' : 'apart'
}

/** Whether all that `other` has seen is in `seen`. */
export function holds(seen: Seen, other: Seen): boolean {
  return Object.entries(other).every(([device, count]) => (seen[device] ?? 0) >= count)
}

/** All that either has seen. */
export function join(a: Seen, b: Seen): Seen {
  const joined: Seen = { ...a }
  for (const [device, count] of Object.entries(b)) joined[device] = Math.max(joined[device] ?? 0, count)
  return joined
}

/** The same with one more of this device. */
export function publishedBy(device: string, seen: Seen): Seen {
  return { ...seen, [device]: (seen[device] ?? 0) + 1 }
}
