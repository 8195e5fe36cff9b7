import { type Criterion, levelIndex, type Rubric } from '../../../shared/domain'

/** What a criterion counts, and what its level gives of that. */
export type Weight = {
  /** Share of the whole score that this criterion can give, 0…1. */
  share: number
  points: { reached: number; most: number } | null
}

/** How much a criterion counts; null where the rubric uses no points. `points` is null until a level is set. */
export function weigh(rubric: Rubric, criterion: Criterion, levelId: string | null): Weight | null {
  if (rubric.cutScore === null) return null
  const most = (of: Criterion) => Math.max(...of.levels.map(({ points }) => points))
  const possible = rubric.criteria.reduce((sum, each) => sum + each.weight * most(each), 0)
  if (possible === 0) return null
  const level = criterion.levels[levelIndex(criterion, levelId)]
  return {
    share: (criterion.weight * most(criterion)) / possible,
    points: level ? { reached: level.points, most: most(criterion) } : null,
  }
}
