import {
  adjacentAgreementStatistic,
  cohenKappaStatistic,
  type Estimate,
  exactAgreementStatistic,
  gwetAC2Statistic,
  isUnanswerable,
  krippendorffAlphaStatistic,
  type Ratings,
  type Statistic,
  startBootstrap,
  type Unanswerable,
} from '../../../shared/reliability'
import { type Facets, facets } from '../../../shared/reliability/facets'
import { clustered, meanBesideFirst } from './clustered'
import { iccStatistic } from './icc-sums'
import { criterionRatings, ordinalScale, poolPanel, poolWithReference } from './pooled'
import { levelAt, type RoundLevels } from './round-levels'

export const FIGURE_NAMES = ['exact', 'adjacent', 'alpha', 'ac2', 'kappa', 'icc'] as const
export type FigureName = (typeof FIGURE_NAMES)[number]

export type Answer = Estimate | Unanswerable

export type Figures = {
  panel: Record<FigureName, Answer>
  /** Krippendorff's alpha of each criterion, ordinal. */
  alphas: Answer[]
  /** Many-facet Rasch; `raters[at]` is about the rater with place `raterPlaces[at]` in the panel. */
  facets: Facets | Unanswerable
  raterPlaces: number[]
  bootstrap: Bootstrap
}

/** How intervals were made. */
export type Bootstrap = { samples: number; seed: number; level: number }

/** The seed is as good as any, and always the same, so that the same ratings give the same interval. */
const BOOTSTRAP: Bootstrap = { samples: 1000, seed: 1, level: 0.95 }
/** Samples between two words about how far it is. */
const STEP = 50

/**
 * All figures of a round. Who hasn't given anything yet isn't counted; the intraclass correlation is of those alone who have given
 * everything.
 * @param onProgress share that is done, 0…1
 */
export function computeFigures(levels: RoundLevels, onProgress: (share: number) => void): Figures {
  const raters = ratersWith(levels, (given) => given > 0)
  const complete = ratersWith(levels, (given) => given === levels.criteria * levels.exemplars)
  const panel = poolPanel(levels, raters)
  const whole = poolPanel(levels, complete)
  const referred = poolWithReference(levels, raters)
  const jobs: Job[] = [
    {
      ratings: panel.packed,
      statistics: [
        clustered(exactAgreementStatistic(), panel),
        clustered(adjacentAgreementStatistic(panel.scale), panel),
        clustered(krippendorffAlphaStatistic(panel.scale), panel),
        clustered(gwetAC2Statistic(panel.scale, 'quadratic'), panel),
      ],
    },
    {
      ratings: referred.packed,
      statistics: [clustered(meanBesideFirst(cohenKappaStatistic(referred.scale, 'quadratic')), referred)],
    },
    { ratings: whole.packed, statistics: [clustered(iccStatistic, whole)] },
    ...levels.levelsOf.map((count, criterion) => ({
      ratings: criterionRatings(levels, criterion),
      statistics: [krippendorffAlphaStatistic(ordinalScale(count))],
    })),
  ]
  const answers = jobs.map((job, at) => withIntervals(job, (share) => onProgress((at + share) / (jobs.length + 1))))
  const [[exact, adjacent, alpha, ac2] = [], [kappa] = [], [correlation] = [], ...alphas] = answers
  const none: Answer = { reason: 'too-few-raters' }
  return {
    panel: {
      exact: exact ?? none,
      adjacent: adjacent ?? none,
      alpha: alpha ?? none,
      ac2: ac2 ?? none,
      kappa: kappa ?? none,
      icc: correlation ?? none,
    },
    alphas: alphas.map(([one]) => one ?? none),
    facets: facetsOf(levels, raters),
    raterPlaces: raters,
    bootstrap: BOOTSTRAP,
  }
}

type Job = { ratings: Ratings; statistics: Statistic[] }

/**
 * The value even where its interval can't be told, with few exemplars that are all alike say. With a single one there is nothing to draw:
 * every sample would be the same, and its interval look like certainty.
 */
function withIntervals({ ratings, statistics }: Job, onProgress: (share: number) => void): Answer[] {
  const points = statistics.map((statistic) => statistic(ratings))
  if (points.every(isUnanswerable) || countRated(ratings) < 2) return points
  const run = startBootstrap(statistics, ratings, BOOTSTRAP)
  while (run.done < run.samples) {
    run.step(STEP)
    onProgress(run.done / run.samples)
  }
  return run.answers().map((answer, at) => {
    const point = points[at] ?? answer
    return isUnanswerable(point) || isUnanswerable(answer) ? point : { ...point, interval: answer.interval }
  })
}

/** Units of which anything was given. */
function countRated({ units, raters, values }: Ratings): number {
  const isRated = (unit: number) => values.subarray(unit * raters, (unit + 1) * raters).some((value) => !Number.isNaN(value))
  return Array.from({ length: units }, (_, unit) => unit).filter(isRated).length
}

const MOST_ITERATIONS = 100
const TOLERANCE = 0.0001

function facetsOf(levels: RoundLevels, raters: readonly number[]): Facets | Unanswerable {
  const observations: Parameters<typeof facets>[0][number][] = []
  for (let criterion = 0; criterion < levels.criteria; criterion++) {
    for (let candidate = 0; candidate < levels.exemplars; candidate++) {
      raters.forEach((place, rater) => {
        const level = levelAt(levels, criterion, candidate, place)
        if (!Number.isNaN(level)) observations.push({ candidate, criterion, rater, level })
      })
    }
  }
  return facets(observations, { levels: Math.max(2, ...levels.levelsOf), maxIterations: MOST_ITERATIONS, tolerance: TOLERANCE })
}

/** Places of raters of whom so much was given. */
function ratersWith({ criteria, exemplars, raters, panel }: RoundLevels, isEnough: (given: number) => boolean): number[] {
  const given = Array.from({ length: raters }, () => 0)
  for (let unit = 0; unit < criteria * exemplars; unit++) {
    for (let rater = 0; rater < raters; rater++) {
      if (!Number.isNaN(panel[unit * raters + rater] ?? Number.NaN)) given[rater] = (given[rater] ?? 0) + 1
    }
  }
  return given.flatMap((count, place) => (isEnough(count) ? place : []))
}
