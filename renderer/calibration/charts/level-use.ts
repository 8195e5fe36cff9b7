import { levelAt, type RoundLevels } from '../figures/round-levels'

/** With fewer than ten ratings in a level its place on the scale can't be told (Linacre 2002, Journal of Applied Measurement 3:85). */
export const ENOUGH_OF_A_LEVEL = 10

export type LevelUse = {
  /** How often the panel gave each level, the lowest first. */
  counts: number[]
  total: number
}

/** How often each level of each criterion was given by the panel. */
export function levelUse(levels: RoundLevels): LevelUse[] {
  return levels.levelsOf.map((count, criterion) => {
    const counts = Array.from({ length: count }, () => 0)
    for (let exemplar = 0; exemplar < levels.exemplars; exemplar++) {
      for (let rater = 0; rater < levels.raters; rater++) {
        const level = levelAt(levels, criterion, exemplar, rater)
        if (!Number.isNaN(level)) counts[level] = (counts[level] ?? 0) + 1
      }
    }
    return { counts, total: counts.reduce((sum, one) => sum + one, 0) }
  })
}

/** Whether a level is hardly ever used, where enough was given that it could have been. */
export function isHardlyUsed({ counts, total }: LevelUse, level: number): boolean {
  return total >= ENOUGH_OF_A_LEVEL * counts.length && (counts[level] ?? 0) < ENOUGH_OF_A_LEVEL
}
