import { describe, expect, it } from 'vitest'
import {
  adjacentAgreement,
  cohenKappa,
  exactAgreement,
  fleissKappa,
  gwetAC1,
  gwetAC2,
  icc,
  krippendorffAlpha,
  type Ratings,
  type Scale,
  severity,
} from '../../../shared/reliability'
import { ratingsOf, scaleTo } from './tables'

const _ = Number.NaN
const SCALE = scaleTo(4)

const CORRECTED: [string, (ratings: Ratings, scale?: Scale) => object][] = [
  ['cohenKappa', (ratings, scale = SCALE) => cohenKappa(ratings, scale, 'none')],
  ['weighted cohenKappa', (ratings, scale = SCALE) => cohenKappa(ratings, scale, 'quadratic')],
  ['fleissKappa', (ratings, scale = SCALE) => fleissKappa(ratings, scale)],
  ['krippendorffAlpha', (ratings, scale = SCALE) => krippendorffAlpha(ratings, scale)],
  ['gwetAC1', (ratings, scale = SCALE) => gwetAC1(ratings, scale)],
  ['gwetAC2', (ratings, scale = SCALE) => gwetAC2(ratings, scale, 'linear')],
]
const SHARES: typeof CORRECTED = [
  ['exactAgreement', (ratings) => exactAgreement(ratings)],
  ['adjacentAgreement', (ratings, scale = SCALE) => adjacentAgreement(ratings, scale)],
]
const OTHERS: typeof CORRECTED = [
  ['severity', (ratings) => severity(ratings)],
  ['icc', (ratings) => icc(ratings, '2,1')],
]

describe.each([...CORRECTED, ...SHARES, ...OTHERS])('%s says why there is no answer:', (_name, statistic) => {
  it('one rater is too few', () => {
    expect(statistic(ratingsOf([[1], [2], [3]]))).toEqual({ reason: 'too-few-raters' })
  })

  it('no unit at all is too few', () => {
    expect(statistic({ units: 0, raters: 2, values: new Float64Array() })).toEqual({ reason: 'too-few-units' })
    expect(
      statistic(
        ratingsOf([
          [_, _],
          [_, _],
        ]),
      ),
    ).toEqual({ reason: 'too-few-units' })
  })
})

describe.each([...CORRECTED, ...OTHERS])('%s says why there is no answer:', (_name, statistic) => {
  it('one unit is too few', () => {
    expect(statistic(ratingsOf([[1, 2]]))).toEqual({ reason: 'too-few-units' })
    expect(
      statistic(
        ratingsOf([
          [1, 2],
          [_, _],
        ]),
      ),
    ).toEqual({ reason: 'too-few-units' })
  })
})

describe.each([...CORRECTED, ...SHARES, OTHERS[0] as (typeof OTHERS)[number]])(
  '%s says why there is no answer:',
  (_name, statistic) => {
    it('a second rater who rated nothing is none', () => {
      expect(
        statistic(
          ratingsOf([
            [1, _],
            [2, _],
          ]),
        ),
      ).toEqual({ reason: 'too-few-raters' })
    })

    it('raters who share no unit do not overlap', () => {
      expect(
        statistic(
          ratingsOf([
            [1, _],
            [_, 2],
          ]),
        ),
      ).toEqual({ reason: 'no-overlap' })
    })
  },
)

describe.each([...CORRECTED, OTHERS[0] as (typeof OTHERS)[number]])('%s says why there is no answer:', (_name, statistic) => {
  it('one unit that two rated is too few, whatever one of them rated besides', () => {
    expect(
      statistic(
        ratingsOf([
          [1, 2],
          [3, _],
          [_, 4],
        ]),
      ),
    ).toEqual({ reason: 'too-few-units' })
  })
})

describe('shares of agreement', () => {
  it.each(SHARES)('%s of a single unit is answered, without a standard error', (_name, statistic) => {
    expect(
      statistic(
        ratingsOf([
          [1, 1],
          [2, _],
        ]),
      ),
    ).toEqual({ value: 1, units: 1, raters: 2 })
  })
})

describe('everything in one category', () => {
  const same = ratingsOf([
    [2, 2],
    [2, 2],
    [2, 2],
  ])

  it.each(CORRECTED.slice(0, 4))('has no %s: chance would agree as well', (_name, statistic) => {
    expect(statistic(same)).toEqual({ reason: 'no-variation' })
  })

  it('has no intraclass correlation', () => {
    for (const form of ['1,1', '2,1', '3,1', '1,k', '2,k', '3,k'] as const) {
      expect(icc(same, form)).toEqual({ reason: 'no-variation' })
      // Numbers that a double doesn't hold exactly are no variation either.
      expect(icc({ ...same, values: same.values.map(() => 0.1) }, form)).toEqual({ reason: 'no-variation' })
    }
  })

  it('is perfect agreement for AC1, AC2 and shares, and no severity', () => {
    expect(gwetAC1(same, SCALE)).toEqual({ value: 1, standardError: 0, units: 3, raters: 2 })
    expect(gwetAC2(same, SCALE, 'quadratic')).toEqual({ value: 1, standardError: 0, units: 3, raters: 2 })
    expect(exactAgreement(same)).toEqual({ value: 1, standardError: 0, units: 3, raters: 2 })
    expect(severity(same)).toEqual([0, 1].map((rater) => ({ rater, value: 0, standardError: 0, units: 3 })))
  })

  it.each(CORRECTED)('where the scale has no other: no %s', (_name, statistic) => {
    expect(statistic(same, { kind: 'nominal', categories: [2] })).toEqual({ reason: 'no-variation' })
  })

  it('is still one category for alpha where only ratings that drop out differ', () => {
    expect(
      krippendorffAlpha(
        ratingsOf([
          [2, 2],
          [2, 2],
          [3, _],
        ]),
        SCALE,
      ),
    ).toEqual({ reason: 'no-variation' })
  })
})

describe('icc', () => {
  it('is incomplete where fewer than two units were rated by all', () => {
    expect(
      icc(
        ratingsOf([
          [1, 2, 3],
          [2, _, 3],
          [3, 3, _],
        ]),
        '1,1',
      ),
    ).toEqual({ reason: 'incomplete' })
    expect(
      icc(
        ratingsOf([
          [1, _],
          [2, _],
        ]),
        '3,1',
      ),
    ).toEqual({ reason: 'incomplete' })
  })

  it('has no interval where a limit has no end', () => {
    const answer = icc(
      ratingsOf([
        [1, 1, 2],
        [4, 4, 1],
      ]),
      '2,k',
    )
    expect(answer).toEqual({ value: expect.any(Number), units: 2, raters: 3 })
  })

  it('has an answer where units do not differ but raters do', () => {
    const ratings = ratingsOf([
      [1, 3],
      [1, 3],
      [1, 3],
    ])
    expect(icc(ratings, '2,1')).toMatchObject({ value: 0, interval: { low: 0, high: 0 } })
    expect(icc(ratings, '1,1')).toMatchObject({ value: -1 })
    expect(icc(ratings, '3,1')).toEqual({ reason: 'no-variation' })
  })
})

describe('what is no ratings is refused, with what is wrong:', () => {
  it('values that do not fill units × raters', () => {
    expect(() => exactAgreement({ units: 2, raters: 2, values: new Float64Array(3) })).toThrow('4 values, not 3')
    expect(() => exactAgreement({ units: 1.5, raters: 2, values: new Float64Array(3) })).toThrow(RangeError)
  })

  it('infinite values', () => {
    expect(() => severity(ratingsOf([[1, Number.POSITIVE_INFINITY]]))).toThrow('Rater 1 gave unit 0 an infinite value')
  })

  it.each([...CORRECTED, SHARES[1] as (typeof SHARES)[number]])('values off the scale (%s)', (_name, statistic) => {
    expect(() =>
      statistic(
        ratingsOf([
          [1, 7],
          [2, 2],
        ]),
      ),
    ).toThrow(new RangeError('Rater 1 gave 7, which is not on the scale 1, 2, 3, 4.'))
  })

  it.each([
    [{ kind: 'nominal', categories: [] }, 'at least one category'],
    [{ kind: 'nominal', categories: [1, 2, 1] }, 'Category 1'],
    [{ kind: 'ordinal', categories: [1, _] }, 'Category NaN'],
    [{ kind: 'interval', categories: [2, 1] }, 'ascend'],
    [{ kind: 'ratio', categories: [-1, 1] }, 'negative'],
  ] as [Scale, string][])('the scale %j', (scale, words) => {
    expect(() =>
      krippendorffAlpha(
        ratingsOf([
          [1, 1],
          [2, 2],
        ]),
        scale,
      ),
    ).toThrow(words)
  })

  it("a third rater for Cohen's kappa", () => {
    expect(() => cohenKappa(ratingsOf([[1, 1, 2]]), SCALE, 'none')).toThrow('two raters, not 3')
  })

  it('a reference of another length, or an infinite one', () => {
    expect(() => severity(ratingsOf([[1, 1]]), new Float64Array(2))).toThrow('1 values, not 2')
    expect(() => severity(ratingsOf([[1, 1]]), Float64Array.of(Number.NEGATIVE_INFINITY))).toThrow('unit 0')
  })
})
