import type { Criterion, Level, RubricContent } from '../../../shared/domain'

/**
 * My content on top of a newer version: what I changed since `base` is as I have it, everything else as the newer version has it. Where both
 * changed the same field, mine stands. What I took out stays out; what they took out stays out unless I changed it.
 * @param base the version that I began with; null where it isn't here, and then all is as I have it
 */
export function rebase(mine: RubricContent, base: RubricContent | null, theirs: RubricContent): RubricContent {
  if (base === null) return mine
  const criteria = mergeList(base.criteria, theirs.criteria, mine.criteria, mergeCriterion)
  return {
    title: pick(base.title, theirs.title, mine.title),
    cutScore: pick(base.cutScore, theirs.cutScore, mine.cutScore),
    criteria: criteria.map((criterion, at) => ({ ...criterion, code: `C${at + 1}` })),
  }
}

function mergeCriterion(base: Criterion, theirs: Criterion, mine: Criterion): Criterion {
  const levels = mergeList(base.levels, theirs.levels, mine.levels, mergeLevel)
  const wanted = pick(base.hurdleLevelId, theirs.hurdleLevelId, mine.hurdleLevelId)
  const isThere = (id: string | null) => id === null || levels.some((level) => level.id === id)
  return {
    id: mine.id,
    code: mine.code,
    title: pick(base.title, theirs.title, mine.title),
    description: pick(base.description, theirs.description, mine.description),
    weight: pick(base.weight, theirs.weight, mine.weight),
    // A hurdle that is gone must not silently become none: the other side's is next, and the lowest level the last resort.
    hurdleLevelId: isThere(wanted) ? wanted : ([mine.hurdleLevelId, theirs.hurdleLevelId].find(isThere) ?? levels[0]?.id ?? null),
    levels,
  }
}

function mergeLevel(base: Level, theirs: Level, mine: Level): Level {
  return {
    id: mine.id,
    title: pick(base.title, theirs.title, mine.title),
    descriptor: pick(base.descriptor, theirs.descriptor, mine.descriptor),
    points: pick(base.points, theirs.points, mine.points),
  }
}

function pick<Value>(base: Value, theirs: Value, mine: Value): Value {
  return mine === base ? theirs : mine
}

function mergeList<Item extends { id: string }>(
  base: readonly Item[],
  theirs: readonly Item[],
  mine: readonly Item[],
  merge: (base: Item, theirs: Item, mine: Item) => Item,
): Item[] {
  const find = (items: readonly Item[], id: string) => items.find((item) => item.id === id)
  const ids = (items: readonly Item[]) => items.map(({ id }) => id)
  const ordersSame = (a: readonly Item[], b: readonly Item[]) => {
    const both = (items: readonly Item[], others: readonly Item[]) => ids(items).filter((id) => find(others, id))
    return both(a, b).join() === both(b, a).join()
  }
  // Who moved something rules the order; who didn't adds behind what stands before it there.
  const [first, second] = ordersSame(base, mine) ? [theirs, mine] : [mine, theirs]
  const order = ids(first)
  second.forEach(({ id }, at) => {
    if (order.includes(id)) return
    const before = second[at - 1]
    order.splice(before ? order.indexOf(before.id) + 1 : 0, 0, id)
  })
  return order.flatMap((id) => {
    const [b, t, m] = [find(base, id), find(theirs, id), find(mine, id)]
    if (m && t) return [b ? merge(b, t, m) : m]
    if (m) return b === undefined || JSON.stringify(b) !== JSON.stringify(m) ? [m] : []
    return t && b === undefined ? [t] : []
  })
}
