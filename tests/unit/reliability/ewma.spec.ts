import { describe, expect, it } from 'vitest'
import { type EwmaChart, ewmaChart, isUnanswerable } from '../../../shared/reliability'

const chart = (...args: Parameters<typeof ewmaChart>): EwmaChart => {
  const answer = ewmaChart(...args)
  if (isUnanswerable(answer)) throw new Error(answer.reason)
  return answer
}

describe('a control chart of the moving average', () => {
  // NIST/SEMATECH e-Handbook of Statistical Methods, 6.3.2.4, "Example of calculation of parameters for an EWMA control chart".
  const handbook = [52, 47, 53, 49.3, 50.1, 47, 51, 50.1, 51.2, 50.5, 49.6, 47.6, 49.9, 51.3, 47.8, 51.2, 52.6, 52.4, 53.6, 52.1]
  const averages = [
    50.6, 49.52, 50.56, 50.18, 50.16, 49.21, 49.75, 49.85, 50.26, 50.33, 50.11, 49.36, 49.52, 50.05, 49.38, 49.92, 50.73, 51.23,
    51.94, 51.99,
  ]

  it('is that of the handbook’s example, whose limits are those for many values', () => {
    const { points, since } = chart(Float64Array.from(handbook), { target: 50, sigma: 2.0539, weight: 0.3, width: 3 })
    for (const [at, { average }] of points.entries()) expect(average, String(at)).toBeCloseTo(averages[at] ?? 0, 1)
    expect(points.at(-1)?.high).toBeCloseTo(52.5884, 2)
    expect(points.at(-1)?.low).toBeCloseTo(47.4115, 2)
    expect(since).toBeNull()
  })

  it('takes the spread from moving ranges where none is given', () => {
    // The handbook’s 6.3.2.2: the mean moving range of these ten is 1.8778.
    const { sigma } = chart(Float64Array.from(handbook.slice(10)), { target: 50, weight: 0.3, width: 3 })
    expect(sigma).toBeCloseTo(1.8778 / 1.128, 4)
  })

  it('begins with narrow limits, so that one far value at once is seen', () => {
    const { points } = chart(new Float64Array([4, 0, 0, 0, 0, 0, 0, 0]), { target: 0, sigma: 1, weight: 0.2, width: 3 })
    expect(points[0]?.high).toBeCloseTo(0.6)
    expect(points.map(({ signal }) => signal)).toEqual(['above', null, null, null, null, null, null, null])
  })

  it('says since when it lies outside, and forgets that once it is back', () => {
    const drifted = Float64Array.from({ length: 20 }, (_, at) => (at % 2 ? 0.5 : -0.5) - (at < 10 ? 0 : 2))
    const { since, points } = chart(drifted, { target: 0, weight: 0.2, width: 3 })
    expect(points[9]?.signal).toBeNull()
    expect(since).toBeGreaterThanOrEqual(10)
    expect(points.slice(since ?? 0).every(({ signal }) => signal === 'below')).toBe(true)
    const back = Float64Array.from([...drifted, ...Array.from({ length: 20 }, (_, at) => (at % 2 ? 0.5 : -0.5))])
    expect(chart(back, { target: 0, weight: 0.2, width: 3 }).since).toBeNull()
  })

  it('doesn’t change with the unit', () => {
    const values = Float64Array.from(handbook)
    const one = chart(values, { target: 50, weight: 0.3, width: 3 })
    const ten = chart(
      values.map((value) => value * 10),
      { target: 500, weight: 0.3, width: 3 },
    )
    for (const [at, { average, low }] of one.points.entries()) {
      expect(ten.points[at]?.average).toBeCloseTo(average * 10)
      expect(ten.points[at]?.low).toBeCloseTo(low * 10)
    }
  })

  it('says why there is none', () => {
    const options = { target: 0, weight: 0.2, width: 3 }
    expect(ewmaChart(new Float64Array(7), options)).toEqual({ reason: 'too-few-units' })
    expect(ewmaChart(new Float64Array(8), options)).toEqual({ reason: 'no-variation' })
    expect(() => ewmaChart(new Float64Array(8), { ...options, weight: 0 })).toThrow(RangeError)
    expect(() => ewmaChart(new Float64Array(8), { ...options, sigma: 0 })).toThrow(RangeError)
    expect(() => ewmaChart(new Float64Array(8).fill(Number.NaN), options)).toThrow(RangeError)
  })
})
