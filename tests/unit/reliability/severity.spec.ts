import { describe, expect, it } from 'vitest'
import { isUnanswerable, severity, severityInterval, severityStatistic, severityStatistics } from '../../../shared/reliability'
import { JUDGES, ratingsOf } from './tables'

const _ = Number.NaN

describe('severity', () => {
  it('is how far a rater lies above the mean of the others, unit by unit', () => {
    const ratings = ratingsOf([
      [4, 2, 3],
      [3, 3, _],
      [2, _, _],
      [4, 1, 4],
    ])
    // Deviations of the first: 4 − 2.5, 3 − 3, 4 − 2.5; the third unit has nobody to compare with.
    expect(severity(ratings)).toEqual([
      { rater: 0, value: 1, standardError: expect.closeTo(0.5, 12), units: 3 },
      { rater: 1, value: expect.closeTo(-1.5, 12), standardError: expect.closeTo(Math.sqrt(4.5 / 3 / 2), 12), units: 3 },
      { rater: 2, value: expect.closeTo(0.75, 12), standardError: 0.75, units: 2 },
    ])
  })

  it('is how far a rater lies above a reference, where there is one, also for one rater alone', () => {
    expect(severity(ratingsOf([[4], [3], [1], [2]]), Float64Array.of(3, 3, _, 2))).toEqual([
      { rater: 0, value: expect.closeTo(1 / 3, 12), standardError: expect.closeTo(1 / 3, 12), units: 3 },
    ])
  })

  it('says so where no unit with a reference was rated, and where each rater has only one', () => {
    expect(severity(ratingsOf([[4], [_]]), Float64Array.of(_, 3))).toEqual({ reason: 'no-overlap' })
    expect(
      severity(
        ratingsOf([
          [4, _],
          [_, 3],
        ]),
        Float64Array.of(2, 2),
      ),
    ).toEqual({ reason: 'too-few-units' })
  })

  it('leaves out raters of whom one unit can be compared', () => {
    const severities = severity(
      ratingsOf([
        [1, 2, _],
        [2, 2, _],
        [3, 4, 3],
      ]),
    )
    expect(Array.isArray(severities) && severities.map(({ rater }) => rater)).toEqual([0, 1])
  })

  it('of all raters is balanced where everybody rated everything', () => {
    const severities = severity(JUDGES)
    if (!Array.isArray(severities)) throw new Error('there is an answer')
    expect(severities.reduce((sum, { value }) => sum + value, 0)).toBeCloseTo(0, 12)
  })
})

describe('the severity of one rater as a statistic', () => {
  it('is that of the list', () => {
    const severities = severity(JUDGES)
    if (!Array.isArray(severities)) throw new Error('there is an answer')
    for (const { rater, value, standardError, units } of severities) {
      const estimate = { value, standardError, units, raters: 4 }
      expect(severityStatistic(rater)(JUDGES)).toEqual(estimate)
      expect(severityStatistics(JUDGES)[rater]?.(JUDGES)).toEqual(estimate)
    }
  })

  it('is asked about other ratings than those that it was made for', () => {
    const others = ratingsOf([
      [1, 2, 3, 4],
      [1, 2, 3, 4],
    ])
    expect(severityStatistics(JUDGES)[0]?.(others)).toEqual(severityStatistic(0)(others))
  })

  it('has a reason for whom the list leaves out, and refuses a column that is not there', () => {
    const ratings = ratingsOf([
      [1, 2, _],
      [2, 2, _],
      [3, 4, 3],
    ])
    expect(severityStatistic(2)(ratings)).toEqual({ reason: 'too-few-units' })
    expect(
      isUnanswerable(
        severityStatistic(0)(
          ratingsOf([
            [1, _],
            [_, 1],
          ]),
        ),
      ),
    ).toBe(true)
    expect(() => severityStatistic(3)(ratings)).toThrow('no rater 3 among 3')
  })
})

describe('the interval of a severity', () => {
  // Student's t, two-sided, as printed tables have it.
  it.each([
    [2, 0.95, 12.706],
    [8, 0.95, 2.365],
    [11, 0.95, 2.228],
    [31, 0.99, 2.75],
  ])('of %i units reaches t standard errors to both sides', (units, level, t) => {
    const { low, high } = severityInterval({ rater: 0, value: 0.4, standardError: 0.1, units }, level)
    expect(low).toBeCloseTo(0.4 - t * 0.1, 3)
    expect(high).toBeCloseTo(0.4 + t * 0.1, 3)
  })

  it('has no width where all deviations are the same', () => {
    expect(severityInterval({ rater: 0, value: -1, standardError: 0, units: 9 })).toEqual({ low: -1, high: -1, level: 0.95 })
  })
})
