/** One level that a rater gave to a candidate on a criterion. Who is what is counted from 0. */
export type Observation = {
  candidate: number
  criterion: number
  rater: number
  /** 0 for the lowest level of the rubric. */
  level: number
}

export type FacetsOptions = {
  /** How many levels the rubric has, used or not; the same for every criterion. */
  levels: number
  /** Newton steps at most; ten are plenty for most panels. */
  maxIterations: number
  /** Logits: the estimates stand when the last step moved none of them by as much. 0.0001 is far below every standard error. */
  tolerance: number
}

/** Where a candidate, a criterion or a rater stands; all four are NaN where there is no observation, and `count` is 0. */
export type Measure = {
  /** Logits. Higher is: of a candidate the abler, of a criterion the harder, of a rater the more severe. */
  measure: number
  /** Logits, from the information of the whole model. */
  standardError: number
  /** Mean square of the residuals weighted with their information; 1 is expected. NaN where `extreme` isn't null. */
  infit: number
  /** Mean square of the standardised residuals, which a few surprises move; 1 is expected. NaN where `extreme` isn't null. */
  outfit: number
  /** Observations. */
  count: number
  /**
   * Why the measure is none of the likelihood: all levels at the top, or all at the bottom, or nothing but levels of such others
   * (`unlinked`). It is then a finite stand-in, and says only the direction.
   */
  extreme: 'maximum' | 'minimum' | 'unlinked' | null
}

export type Facets = {
  candidates: Measure[]
  criteria: Measure[]
  raters: Measure[]
  /**
   * Logits, `levels − 1` of them: at the one with index k, level k and level k + 1 are equally likely for a candidate of this measure
   * (with a rater and a criterion at 0). Into a level that nobody uses it is Infinity, out of it −Infinity, between two of them NaN.
   */
  thresholds: number[]
  /** How often each level was given. Thresholds beside a level with fewer than ten are guesses (Linacre 2002b, docs/reliability-facets.md). */
  levelCounts: number[]
  /** False where the steps ended before the estimates stood still; they are then no estimates. */
  converged: boolean
}

export type FacetsProgress = {
  /** Newton steps made. */
  iteration: number
  /** Logits: by how much the last one moved what it moved most. */
  largestStep: number
}

export const FACETS = ['candidates', 'criteria', 'raters'] as const
export type Facet = (typeof FACETS)[number]
