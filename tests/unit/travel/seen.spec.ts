import fc from 'fast-check'
import { describe, expect, it } from 'vitest'
import { holds, join, publishedBy, relate, type Seen } from '../../../shared/travel'

const DEVICES = ['desktop', 'laptop', 'tablet']
const seen: fc.Arbitrary<Seen> = fc
  .tuple(...DEVICES.map(() => fc.nat({ max: 5 })))
  .map((counts) => Object.fromEntries(DEVICES.flatMap((device, at) => (counts[at] ? [[device, counts[at]]] : []))))

describe('what a draft has seen', () => {
  it('relates to itself as known, and to what it is joined with as newer or known', () => {
    fc.assert(
      fc.property(seen, seen, (a, b) => {
        expect(relate(a, a)).toBe('known')
        expect(relate(a, join(a, b))).toBe('known')
        expect(relate(join(a, b), a)).toBe(holds(a, b) ? 'known' : 'newer')
      }),
    )
  })

  it('is apart from another exactly where each has something that the other lacks', () => {
    fc.assert(
      fc.property(seen, seen, (a, b) => {
        expect(relate(a, b) === 'apart').toBe(!holds(a, b) && !holds(b, a))
        expect(relate(a, b) === 'apart').toBe(relate(b, a) === 'apart')
      }),
    )
  })

  it('is newer once a device has published, and that device’s count alone goes up', () => {
    fc.assert(
      fc.property(seen, fc.constantFrom(...DEVICES), (before, device) => {
        const after = publishedBy(device, before)
        expect(relate(after, before)).toBe('newer')
        expect({ ...after, [device]: 0 }).toEqual({ ...before, [device]: 0 })
      }),
    )
  })
})
