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

/**
 * The same for groups of those groups (panels with their achievements) that are told beside them: what is hidden in each that is told must be nothing, or
 * several groups with enough individuals together, and so must what is hidden in all the others.
 *
 * @param told of the same counts (`tellGroups`)
 * @returns the count of each; null where it isn't told. Groups of nobody are absent
 */
export function tellGroupsOfGroups<Name>(
  counts: ReadonlyMap<string, number>,
  told: ToldGroups,
  outerOf: (name: string) => Name,
  least: number = SMALL_GROUP,
): Map<Name, number | null> {
  const outer = new Map<Name, { sum: number; hidden: number[] }>()
  for (const [name, count] of counts) {
    if (count === 0) continue
    const group = outer.get(outerOf(name)) ?? { sum: 0, hidden: [] }
    group.sum += count
    if (told.groups.get(name) === null) group.hidden.push(count)
    outer.set(outerOf(name), group)
  }
  const add = (numbers: readonly number[]) => numbers.reduce((sum, one) => sum + one, 0)
  const isEnough = (hidden: readonly number[]) => hidden.length === 0 || (hidden.length > 1 && add(hidden) >= least)
  const names = new Set(
    [...outer].filter(([, { sum, hidden }]) => told.total !== null && sum >= least && isEnough(hidden)).map(([name]) => name),
  )
  // Of those in which something is hidden, the one with the least of it goes first: what is left over is all together then.
  const byHidden = [...outer]
    .filter(([name, { hidden }]) => names.has(name) && hidden.length > 0)
    .sort(([, one], [, other]) => add(one.hidden) - add(other.hidden))
  const leftOver = () => [...outer].filter(([name]) => !names.has(name)).flatMap(([, { hidden }]) => hidden)
  for (const [name] of byHidden) {
    if (isEnough(leftOver())) break
    names.delete(name)
  }
  return new Map([...outer].map(([name, { sum }]) => [name, names.has(name) ? sum : null]))
}
