/** Groups of fewer individuals than this are not told. */
export const SMALL_GROUP = 5

export type ToldGroups = {
  /** Each group's count; null where it isn't told, and none of its figures are. */
  groups: Map<string, number | null>
  /** null where it would give a group away. */
  total: number | null
}

/**
 * Which groups may be told beside their total, so that no group of fewer than `least` individuals is read out, nor worked out from what is left: where
 * hidden ones would add up to fewer than that, or one would stand alone, the next smallest is hidden as well. Nobody is no individual: 0 is told.
 * Whoever compares answers to several questions may still learn more; questions that overlap need the same groups.
 *
 * @param counts of individuals: candidates, or assessors where figures tell of their work
 * @throws RangeError for what isn't a number of individuals, or a `least` below 2
 */
export function tellGroups(counts: ReadonlyMap<string, number>, least: number = SMALL_GROUP): ToldGroups {
  if (!Number.isInteger(least) || least < 2) throw new RangeError(`The least to be told is 2 or more, not ${least}.`)
  for (const count of counts.values()) {
    if (!Number.isInteger(count) || count < 0) throw new RangeError(`${count} is not a number of individuals.`)
  }
  const bySize = [...counts].filter(([, count]) => count > 0).sort(([, one], [, other]) => one - other)
  let hidden = bySize.filter(([, count]) => count < least).length
  const sumOfHidden = () => bySize.slice(0, hidden).reduce((sum, [, count]) => sum + count, 0)
  const isEnough = () => hidden === 0 || (hidden > 1 && sumOfHidden() >= least)
  while (!isEnough() && hidden < bySize.length) hidden += 1
  const names = new Set(bySize.slice(0, hidden).map(([name]) => name))
  const total = bySize.reduce((sum, [, count]) => sum + count, 0)
  return {
    groups: new Map([...counts].map(([name, count]) => [name, names.has(name) ? null : count])),
    total: isEnough() ? total : null,
  }
}
