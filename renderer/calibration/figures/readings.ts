import type { FigureName } from './compute-figures'

/** Whose words a value is read by. */
export type Benchmark = 'landis-koch' | 'krippendorff' | 'koo-li'

export type Reading = {
  benchmark: Benchmark
  word:
    | 'poor'
    | 'slight'
    | 'fair'
    | 'moderate'
    | 'substantial'
    | 'almost-perfect'
    | 'good'
    | 'excellent'
    | 'reliable'
    | 'tentative'
    | 'unreliable'
}

type Step = readonly [below: number, word: Reading['word']]

/** Landis and Koch 1977, Biometrics 33:159; upper ends are part of their step there. */
const LANDIS_KOCH: readonly Step[] = [
  [0, 'poor'],
  [0.205, 'slight'],
  [0.405, 'fair'],
  [0.605, 'moderate'],
  [0.805, 'substantial'],
  [Infinity, 'almost-perfect'],
]
/** Koo and Li 2016, Journal of Chiropractic Medicine 15:155. */
const KOO_LI: readonly Step[] = [
  [0.5, 'poor'],
  [0.75, 'moderate'],
  [0.9, 'good'],
  [Infinity, 'excellent'],
]
/** Krippendorff 2004, Content Analysis, 2nd ed., p. 241. */
const KRIPPENDORFF: readonly Step[] = [
  [0.667, 'unreliable'],
  [0.8, 'tentative'],
  [Infinity, 'reliable'],
]

const READ_BY: Partial<Record<FigureName, { benchmark: Benchmark; steps: readonly Step[] }>> = {
  alpha: { benchmark: 'krippendorff', steps: KRIPPENDORFF },
  ac2: { benchmark: 'landis-koch', steps: LANDIS_KOCH },
  kappa: { benchmark: 'landis-koch', steps: LANDIS_KOCH },
  icc: { benchmark: 'koo-li', steps: KOO_LI },
}

/** What a value is called, and by whom; null where there is no benchmark for it. Shares of agreement depend on how many levels there are. */
export function readingOf(figure: FigureName, value: number): Reading | null {
  const by = READ_BY[figure]
  const step = by?.steps.find(([below]) => value < below)
  return by && step ? { benchmark: by.benchmark, word: step[1] } : null
}

/** Whose target it is. */
export type Target = { value: number; source: 'stemler' | 'krippendorff' | 'williamson' | 'koo-li' }

/**
 * What a figure should reach; null where nobody says. Exact agreement: Stemler 2004 (0.70). Alpha: Krippendorff 2004 (0.80). Quadratically
 * weighted kappa: Williamson, Xi and Breyer 2012 (0.70). Intraclass correlation: Koo and Li 2016 ("good" from 0.75). A round's pass mark is
 * about each member and the reference, and isn't a target of the panel.
 */
export function targetOf(figure: FigureName): Target | null {
  return TARGETS[figure] ?? null
}

const TARGETS: Partial<Record<FigureName, Target>> = {
  exact: { value: 0.7, source: 'stemler' },
  alpha: { value: 0.8, source: 'krippendorff' },
  kappa: { value: 0.7, source: 'williamson' },
  icc: { value: 0.75, source: 'koo-li' },
}
