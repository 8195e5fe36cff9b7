import { type Criterion, type Level, newId, type RubricContent } from '../../../shared/domain'

export const MOST_CRITERIA = 20
export const LEAST_LEVELS = 2
export const MOST_LEVELS = 9

/** Criteria are told apart by codes, which count them. */
function counted(criteria: readonly Criterion[]): Criterion[] {
  return criteria.map((criterion, at) => {
    const code = `C${at + 1}`
    return criterion.code === code ? criterion : { ...criterion, code }
  })
}

/** With this criterion changed. What isn't there is left alone. */
export function changeCriterion(content: RubricContent, id: string, change: Partial<Criterion>): RubricContent {
  return { ...content, criteria: content.criteria.map((one) => (one.id === id ? { ...one, ...change } : one)) }
}

/** With a new criterion at the end, whose levels are called and counted as those of the one before it. */
export function addCriterion(content: RubricContent): RubricContent {
  const before = content.criteria.at(-1)
  const levels = before
    ? before.levels.map(({ title, points }): Level => ({ id: newId(), title, descriptor: '', points }))
    : [0, 1].map((points): Level => ({ id: newId(), title: '', descriptor: '', points }))
  const criterion: Criterion = { id: newId(), code: 'C1', title: '', description: '', weight: 1, hurdleLevelId: null, levels }
  return { ...content, criteria: counted([...content.criteria, criterion]) }
}

/** Without this criterion. */
export function removeCriterion(content: RubricContent, id: string): RubricContent {
  return { ...content, criteria: counted(content.criteria.filter((one) => one.id !== id)) }
}

/** With this criterion so many places further down (negative: up); the same where it is at the end already. */
export function moveCriterion(content: RubricContent, id: string, by: number): RubricContent {
  const criteria = moved(content.criteria, id, by)
  return criteria === null ? content : { ...content, criteria: counted(criteria) }
}

/** With a level above the highest one, worth a point more. */
export function addLevel(content: RubricContent, criterionId: string): RubricContent {
  return changeLevels(content, criterionId, (levels) => [
    ...levels,
    { id: newId(), title: '', descriptor: '', points: (levels.at(-1)?.points ?? -1) + 1 },
  ])
}

/** Without this level. Where it was the hurdle, the one above it is, or the one below where it was the highest. */
export function removeLevel(content: RubricContent, criterionId: string, levelId: string): RubricContent {
  return {
    ...content,
    criteria: content.criteria.map((criterion) => {
      if (criterion.id !== criterionId) return criterion
      const at = criterion.levels.findIndex(({ id }) => id === levelId)
      const levels = criterion.levels.filter(({ id }) => id !== levelId)
      const next = levels[at] ?? levels.at(-1)
      const hurdleLevelId = criterion.hurdleLevelId === levelId ? (next?.id ?? null) : criterion.hurdleLevelId
      return { ...criterion, levels, hurdleLevelId }
    }),
  }
}

/** With this level so many places higher (negative: lower). Points stay where they are: they rise with the level. */
export function moveLevel(content: RubricContent, criterionId: string, levelId: string, by: number): RubricContent {
  return changeLevels(content, criterionId, (levels) => {
    const order = moved(levels, levelId, by)
    return order === null ? levels : order.map((level, at) => ({ ...level, points: levels[at]?.points ?? level.points }))
  })
}

export function changeLevel(content: RubricContent, criterionId: string, levelId: string, change: Partial<Level>): RubricContent {
  return changeLevels(content, criterionId, (levels) => levels.map((one) => (one.id === levelId ? { ...one, ...change } : one)))
}

function changeLevels(content: RubricContent, criterionId: string, change: (levels: Level[]) => Level[]): RubricContent {
  return {
    ...content,
    criteria: content.criteria.map((one) => (one.id === criterionId ? { ...one, levels: change(one.levels) } : one)),
  }
}

function moved<Item extends { id: string }>(items: readonly Item[], id: string, by: number): Item[] | null {
  const from = items.findIndex((one) => one.id === id)
  const to = from + by
  const item = items[from]
  if (!item || to < 0 || to >= items.length) return null
  const rest = items.filter((one) => one.id !== id)
  return [...rest.slice(0, to), item, ...rest.slice(to)]
}
