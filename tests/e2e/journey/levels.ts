/** Levels of the criteria C1 and C2 of a test rubric, counted from 1 to 4. */
export type Levels = readonly [number, number]

/** By the test rubrics' rule: C1 at level 2 or above, and half of the points. */
export const isEnough = ([first, second]: Levels) => first >= 2 && first + second >= 5

export const lower = (level: number) => Math.max(1, level - 1)
export const higher = (level: number) => Math.min(4, level + 1)
