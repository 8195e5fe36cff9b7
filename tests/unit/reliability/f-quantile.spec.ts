import fc from 'fast-check'
import { describe, expect, it } from 'vitest'
import { fQuantile } from '../../../shared/reliability/f-quantile'
import { incompleteBeta } from '../../../shared/reliability/incomplete-beta'

/** How far off, as a part of what it should be. */
const off = (is: number, ought: number) => Math.abs(is / ought - 1)

describe('the F distribution', () => {
  // As SciPy 1.x has them (scipy.stats.f.ppf).
  it.each([
    [0.975, 5, 18, 3.381967805875243],
    [0.975, 18, 5, 6.361883204654352],
    [0.975, 5, 15, 3.5764153492790607],
    [0.95, 1, 1, 161.4476387975882],
    [0.025, 3, 7, 0.06837889693755993],
    [0.975, 5, 4.19, 8.803212524160914],
    [0.5, 2.5, 0.7, 2.3730803883023555],
    [0.999, 10, 400, 3.039747008582046],
    [0.975, 19999, 3980000, 1.0197453279527653],
    [0.025, 10000, 50, 0.6992635385924514],
    [0.975, 0.5, 0.5, 216635.82320587191],
    [0.975, 0.001, 5, 1.4199337817526655e-19],
  ])('has %f below its quantile, with %f and %f degrees of freedom', (share, first, second, quantile) => {
    expect(off(fQuantile(share, first, second), quantile)).toBeLessThan(1e-8)
  })

  it('turned round is that of the reciprocal', () => {
    const degrees = fc.double({ min: 0.5, max: 500, noNaN: true })
    fc.assert(
      fc.property(fc.double({ min: 0.01, max: 0.99, noNaN: true }), degrees, degrees, (share, first, second) => {
        expect(off(fQuantile(share, first, second), 1 / fQuantile(1 - share, second, first))).toBeLessThan(1e-9)
      }),
    )
  })
})

describe('the incomplete beta function', () => {
  it.each([
    [0.3, 2, 5, 0.579825],
    [0.999, 20, 0.3, 0.6587264991288952],
    [1e-8, 0.1, 3, 0.18305516339643102],
    [0.5, 1e6, 1e6 + 500, 0.6381466636231798],
    [0.4, 40, 60, 0.5054370011155951],
    [0.9, 15.9, 16.1, 0.9999999945451454],
    [0.0051, 10000, 2000000, 0.9937714283571913],
  ])('of %f, %f and %f is %f', (x, a, b, value) => {
    expect(off(incompleteBeta(x, a, b), value)).toBeLessThan(1e-9)
  })

  it('has values that can be written down: x^a, 1 − (1 − x)^b, and the arc sine law', () => {
    const shape = fc.double({ min: 0.05, max: 60, noNaN: true })
    fc.assert(
      fc.property(fc.double({ min: 0.001, max: 0.999, noNaN: true }), shape, (x, power) => {
        expect(off(incompleteBeta(x, power, 1), x ** power)).toBeLessThan(1e-10)
        expect(incompleteBeta(x, 1, power)).toBeCloseTo(1 - (1 - x) ** power, 12)
        expect(incompleteBeta(x, 0.5, 0.5)).toBeCloseTo((2 / Math.PI) * Math.asin(Math.sqrt(x)), 12)
      }),
    )
    expect([incompleteBeta(0, 2, 3), incompleteBeta(1, 2, 3)]).toEqual([0, 1])
  })
})
