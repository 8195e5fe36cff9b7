import { expect, it } from 'vitest'
import {
  gwetAC2,
  gwetAC2Statistic,
  isUnanswerable,
  krippendorffAlpha,
  krippendorffAlphaStatistic,
  type Ratings,
  type Scale,
  severity,
  severityStatistics,
  startBootstrap,
} from '../../../shared/reliability'
import { measure, milliseconds } from '../measure'
import { scaled } from '../scale'
import { writeResult } from '../write-result'
import { makeRatings } from './made-ratings'

const SCALE: Scale = { kind: 'ordinal', categories: [1, 2, 3, 4, 5] }
/** Never so few that a rater has hardly a unit, and samples no answer. */
const UNITS = scaled(20_000, 2000)
const RATERS = 200
const SAMPLES = scaled(1000, 20)
/** Samples between two reports of progress, as a worker draws them. */
const STEP = 20

const all = makeRatings(UNITS, RATERS)
const tenthOfUnits = makeRatings(UNITS / 10, RATERS)
const tenthOfRaters = makeRatings(UNITS, RATERS / 10)

/** Alpha, AC2 and everybody's severity, once. */
function estimate(ratings: Ratings): Promise<number> {
  return milliseconds(async () => {
    const answers = [krippendorffAlpha(ratings, SCALE), gwetAC2(ratings, SCALE, 'quadratic'), severity(ratings)]
    expect(answers.some(isUnanswerable)).toBe(false)
  })
}

/** The same with intervals. */
function resample(ratings: Ratings): Promise<number> {
  return milliseconds(async () => {
    const statistics = [krippendorffAlphaStatistic(SCALE), gwetAC2Statistic(SCALE, 'quadratic'), ...severityStatistics(ratings)]
    const run = startBootstrap(statistics, ratings, { samples: SAMPLES, seed: 1, level: 0.95 })
    while (run.done < run.samples) run.step(STEP)
    expect(run.answers().some(isUnanswerable)).toBe(false)
  })
}

const WHAT = `alpha, AC2 and the severity of all raters, ${RATERS} raters × ${UNITS} units, a tenth filled`
const LINEAR = { unit: 'ms', mustReach: 11, aim: 10 }

it('reliability-scale', async () => {
  const ours = () => estimate(all)
  const baseline = () => estimate(tenthOfUnits)
  writeResult(
    await measure({ name: 'reliability-scale', ...LINEAR, note: `${WHAT}; against a tenth of the units`, ours, baseline }),
  )
})

it('reliability-scale-raters', async () => {
  const ours = () => estimate(all)
  const baseline = () => estimate(tenthOfRaters)
  const note = `${WHAT}; against a tenth of the raters, and so of the ratings`
  writeResult(await measure({ name: 'reliability-scale-raters', ...LINEAR, note, ours, baseline }))
})

it('reliability-bootstrap', async () => {
  const ours = () => resample(all)
  const baseline = () => resample(tenthOfUnits)
  const note = `${WHAT}, with intervals of ${SAMPLES} samples; against a tenth of the units`
  writeResult(await measure({ name: 'reliability-bootstrap', ...LINEAR, note, ours, baseline }))
})
