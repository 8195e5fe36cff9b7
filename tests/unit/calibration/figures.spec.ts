import { describe, expect, test } from 'vitest'
import { type Answer, computeFigures, FIGURE_NAMES } from '../../../renderer/calibration/figures/compute-figures'
import { iccStatistic } from '../../../renderer/calibration/figures/icc-sums'
import { makeNumberWords } from '../../../renderer/charts/number-words'
import { readingOf, targetOf } from '../../../renderer/calibration/figures/readings'
import { roundLevels, type RoundLevels } from '../../../renderer/calibration/figures/round-levels'
import { isHardlyUsed, levelUse } from '../../../renderer/calibration/charts/level-use'
import { intervalScale } from '../../../renderer/charts/interval-scale'
import { memberResults } from '../../../renderer/calibration/results/member-results'
import { cohenKappa, exactAgreement, icc, isUnanswerable, krippendorffAlpha } from '../../../shared/reliability'
import { criteriaWith, roundWith, scoreWith } from './panels'

/** A panel of so many, each off by what `off` says. */
function panelOf(raters: number, exemplars: number, off: (rater: number, exemplar: number, criterion: number) => number | null) {
  const criteria = criteriaWith(4, 4, 4)
  const round = roundWith(exemplars, raters)
  const truth = (exemplar: number, criterion: number) => (exemplar * 7 + criterion * 3 + Math.floor(exemplar / 3)) % 4
  const clamp = (level: number) => Math.min(3, Math.max(0, level))
  const scores = round.exemplars.flatMap((_, exemplar) => [
    scoreWith(
      round,
      criteria,
      exemplar,
      null,
      [0, 1, 2].map((criterion) => truth(exemplar, criterion)),
    ),
    ...round.panel.map((__, rater) =>
      scoreWith(
        round,
        criteria,
        exemplar,
        rater,
        [0, 1, 2].map((criterion) => {
          const by = off(rater, exemplar, criterion)
          return by === null ? null : clamp(truth(exemplar, criterion) + by)
        }),
      ),
    ),
  ])
  return roundLevels(round, { criteria }, scores)
}

const value = (answer: Answer) => (isUnanswerable(answer) ? Number.NaN : answer.value)

describe('the figures of a round', () => {
  const mixed = panelOf(4, 8, (rater, exemplar, criterion) =>
    (rater + exemplar + criterion) % 5 === 0 ? (rater % 2 === 0 ? -1 : 1) : 0,
  )
  const figures = computeFigures(mixed, () => undefined)

  test('each have a value, an interval around it, and of how many they are', () => {
    for (const name of FIGURE_NAMES) {
      const answer = figures.panel[name]
      if (isUnanswerable(answer)) throw new Error(`${name}: ${answer.reason}`)
      expect(answer.interval?.level, name).toBe(0.95)
      expect(answer.interval?.low, name).toBeLessThanOrEqual(answer.value)
      expect(answer.interval?.high, name).toBeGreaterThanOrEqual(answer.value)
      expect(answer.units, name).toBe(24)
      expect(answer.raters, name).toBe(4)
    }
    expect(figures.alphas).toHaveLength(3)
  })

  test('are those of exemplar × criterion by rater', () => {
    // Units stand in another order there, which makes no difference.
    const ratings = { units: 24, raters: 4, values: mixed.panel }
    const scale = { kind: 'ordinal', categories: [0, 1, 2, 3] } as const
    expect(value(figures.panel.exact)).toBeCloseTo(value(exactAgreement(ratings)), 12)
    expect(value(figures.panel.alpha)).toBeCloseTo(value(krippendorffAlpha(ratings, scale)), 12)
    const kappas = [0, 1, 2, 3].map((rater) => {
      const values = new Float64Array(48)
      for (let unit = 0; unit < 24; unit++) {
        values[unit * 2] = mixed.reference[unit] ?? Number.NaN
        values[unit * 2 + 1] = mixed.panel[unit * 4 + rater] ?? Number.NaN
      }
      return value(cohenKappa({ units: 24, raters: 2, values }, scale, 'quadratic'))
    })
    expect(value(figures.panel.kappa)).toBeCloseTo(kappas.reduce((sum, kappa) => sum + kappa, 0) / 4, 12)
  })

  test('are the same each time', () => {
    expect(computeFigures(mixed, () => undefined)).toEqual(figures)
  })

  test('tell how far they are, up to the end', () => {
    const told: number[] = []
    computeFigures(mixed, (share) => told.push(share))
    expect(told.length).toBeGreaterThan(20)
    expect([...told].sort((a, b) => a - b)).toEqual(told)
  })

  test('take exemplars for what is drawn: criteria that all say the same make no interval narrower', () => {
    const one = panelOf(4, 8, (rater, exemplar) => ((rater + exemplar) % 3 === 0 ? -1 : 0))
    const width = (answer: Answer) =>
      isUnanswerable(answer) || !answer.interval ? Number.NaN : answer.interval.high - answer.interval.low
    const thrice = tripled(one)
    const single = computeFigures(first(one), () => undefined)
    expect(width(computeFigures(thrice, () => undefined).panel.exact)).toBeCloseTo(width(single.panel.exact), 12)
    expect(width(single.panel.exact)).toBeGreaterThan(0)
  })

  test('leave out who has given nothing, and the intraclass correlation who has not finished', () => {
    const partly = panelOf(5, 8, (rater, exemplar) =>
      rater === 4 || (rater === 3 && exemplar > 3) ? null : (rater + exemplar) % 4 === 0 ? 1 : 0,
    )
    const { panel, raterPlaces } = computeFigures(partly, () => undefined)
    expect(raterPlaces).toEqual([0, 1, 2, 3])
    expect(panel.alpha).toMatchObject({ raters: 4 })
    expect(panel.icc).toMatchObject({ raters: 3 })
  })

  test('say why there are none', () => {
    expect(
      computeFigures(
        panelOf(1, 4, () => 0),
        () => undefined,
      ).panel.alpha,
    ).toEqual({ reason: 'too-few-raters' })
    expect(
      computeFigures(
        panelOf(3, 4, () => -9),
        () => undefined,
      ).panel.alpha,
    ).toEqual({ reason: 'no-variation' })
    const nobody = computeFigures(
      panelOf(3, 4, () => null),
      () => undefined,
    )
    for (const name of FIGURE_NAMES) expect(isUnanswerable(nobody.panel[name]), name).toBe(true)
    expect(isUnanswerable(nobody.facets)).toBe(true)
  })

  test('have no interval of a single exemplar, which would look like certainty', () => {
    const { panel } = computeFigures(
      panelOf(3, 1, (rater) => (rater === 0 ? -1 : 0)),
      () => undefined,
    )
    for (const name of ['exact', 'adjacent', 'ac2'] as const) {
      expect(isUnanswerable(panel[name]), name).toBe(false)
      expect(panel[name], name).not.toHaveProperty('interval')
    }
  })

  test('find who is harsher than the panel', () => {
    const { facets } = computeFigures(
      panelOf(4, 12, (rater, exemplar, criterion) =>
        rater === 2 ? -1 : (rater * 5 + exemplar * 3 + criterion) % 7 === 0 ? 1 : 0,
      ),
      () => undefined,
    )
    if (isUnanswerable(facets)) throw new Error(facets.reason)
    const measures = facets.raters.map(({ measure }) => measure)
    expect(Math.max(...measures)).toBe(measures[2])
  })
})

function first(levels: RoundLevels): RoundLevels {
  const size = levels.exemplars * levels.raters
  return {
    ...levels,
    criteria: 1,
    levelsOf: levels.levelsOf.slice(0, 1),
    panel: levels.panel.slice(0, size),
    reference: levels.reference.slice(0, levels.exemplars),
  }
}

function tripled(levels: RoundLevels): RoundLevels {
  const one = first(levels)
  const repeat = (values: Float64Array) => Float64Array.from([...values, ...values, ...values])
  return { ...one, criteria: 3, levelsOf: [4, 4, 4], panel: repeat(one.panel), reference: repeat(one.reference) }
}

test('the intraclass correlation of a sample is that of the ratings which were drawn', () => {
  const raters = 5
  const units = 12
  const values = Float64Array.from({ length: units * raters }, (_, at) => (at * 7 + Math.floor(at / 5) * 3 + (at % 3)) % 4)
  const sums = iccStatistic.summarise({ units, raters, values })
  const samples = [
    [0, 0, 0, 4, 5, 6, 7, 8, 9, 10, 11, 11],
    [1, 2, 3, 4, 5, 6, 6, 6, 6, 6, 9, 10],
    [3, 3, 3, 3, 3, 3, 3, 3, 3, 3, 3, 4],
  ]
  for (const drawn of samples) {
    const times = Int32Array.from({ length: units }, (_, unit) => drawn.filter((one) => one === unit).length)
    const totals = new Float64Array(sums.starts.length - 1)
    totals.forEach((_, place) => {
      for (let at = sums.starts[place] ?? 0; at < (sums.starts[place + 1] ?? 0); at++)
        totals[place] = (totals[place] ?? 0) + (times[sums.unit[at] ?? 0] ?? 0) * (sums.amount[at] ?? 0)
    })
    const copied = Float64Array.from(drawn.flatMap((unit) => [...values.subarray(unit * raters, (unit + 1) * raters)]))
    expect(sums.answer(totals)).toBeCloseTo(value(icc({ units: drawn.length, raters, values: copied }, '2,1')), 10)
  }
  const gaps = values.slice()
  gaps[7] = Number.NaN
  expect(iccStatistic.summarise({ units, raters, values: gaps }).unit).not.toContain(1)
})

describe('readings', () => {
  test.each([
    ['kappa', 0.61, 'substantial'],
    ['kappa', 0.6, 'moderate'],
    ['kappa', -0.1, 'poor'],
    ['ac2', 0.9, 'almost-perfect'],
    ['icc', 0.74, 'moderate'],
    ['icc', 0.75, 'good'],
    ['alpha', 0.8, 'reliable'],
    ['alpha', 0.7, 'tentative'],
    ['alpha', 0.5, 'unreliable'],
  ] as const)('call a %s of %d %s', (figure, number, word) => {
    expect(readingOf(figure, number)?.word).toBe(word)
  })

  test('have no words for shares of agreement, and no target where nobody has set one', () => {
    expect(readingOf('exact', 0.9)).toBeNull()
    expect(targetOf('adjacent')).toBeNull()
    expect(targetOf('alpha')).toEqual({ value: 0.8, source: 'krippendorff' })
  })

  test('numbers carry their sign, and nothing has none', () => {
    const en = makeNumberWords('en')
    expect([en.coefficient(0.724), en.coefficient(-0.1), en.coefficient(1)]).toEqual(['.72', '−.10', '1.00'])
    expect([en.signed(-1.04, 1), en.signed(0.04, 1), en.signed(0.5, 1)]).toEqual(['−1.0', '0.0', '+0.5'])
    expect(makeNumberWords('de').coefficient(0.724)).toBe('0,72')
  })
})

test('levels that are hardly used are those with fewer than ten ratings, once there are enough of all', () => {
  const uses = levelUse(panelOf(10, 8, (_, exemplar) => (exemplar % 4 === 0 ? 0 : 3)))
  expect(uses[0]?.total).toBe(80)
  expect(uses[0]?.counts.reduce((sum, count) => sum + count, 0)).toBe(80)
  expect(isHardlyUsed({ counts: [9, 31, 40], total: 80 }, 0)).toBe(true)
  expect(isHardlyUsed({ counts: [10, 30, 40], total: 80 }, 0)).toBe(false)
  expect(isHardlyUsed({ counts: [0, 5, 4], total: 9 }, 0)).toBe(false)
})

test('who passes agrees often enough with the reference, and has finished', () => {
  const levels = panelOf(4, 10, (rater, exemplar) => {
    if (rater === 1) return exemplar < 4 ? 1 : 0
    if (rater === 2) return exemplar === 9 ? null : 0
    return rater === 3 ? null : 0
  })
  const results = memberResults(levels, { exact: 0.9, adjacent: 0.9 })
  expect(results.map(({ result }) => result)).toEqual(['passed', 'failed', 'unfinished', 'unfinished'])
  expect(results[0]).toMatchObject({ exact: 1, adjacent: 1, exemplars: 10, levels: 30 })
  expect(results[3]?.exact).toBeNaN()
  expect(memberResults(levels, null)[0]?.result).toBeNull()
})

test('a scale holds all its values and 0, with ends on round steps', () => {
  const scale = intervalScale([-1.3, 2.1, Number.NaN], 300)
  expect([scale.low, scale.high]).toEqual([-2, 3])
  expect(scale.ticks).toContain(0)
  expect(scale.place(-2)).toBe(0)
  expect(scale.place(3)).toBe(300)
  expect(scale.place(9)).toBe(300)
  expect(intervalScale([], 100).ticks.length).toBeGreaterThan(1)
})
