import type { LevelChances } from './level-chances'

/**
 * The thresholds between neighbouring levels. The chance of a level that nobody uses is 0: the threshold into it is Infinity and the one out
 * of it −Infinity (Linacre 2003, after Wilson 1991); between two such levels nothing can be known, and it is NaN.
 */
export function thresholdsOf({ scores, offsets }: LevelChances, levels: number): number[] {
  const logChances = new Array<number>(levels).fill(Number.NEGATIVE_INFINITY)
  for (const [at, score] of scores.entries()) logChances[score] = offsets[at] as number
  return logChances.slice(1).map((chance, below) => (logChances[below] as number) - chance)
}
