import fc from 'fast-check'
import { describe, expect, it } from 'vitest'
import { bakePng, PngFormatError, readBakedPng } from '../../../shared/badges'
import { drawPng } from '../../unit/badges/award'

/** Failing seeds are printed with a command to run them again; the number of runs keeps this to a few seconds. */
const RUNS = { numRuns: 500 }

const text = fc.string({ unit: 'grapheme', maxLength: 2000 })
/** Bytes that begin as a PNG does, so that they get past the first check. */
const nearlyPng = fc.uint8Array({ maxLength: 400 }).map((tail) => Uint8Array.from([...drawPng().subarray(0, 8), ...tail]))
const rubbish = fc.oneof(fc.uint8Array({ maxLength: 400 }), nearlyPng)

describe('a baked picture', () => {
  it('gives back every text that was baked in, and only the last', () => {
    fc.assert(
      fc.property(text, text, (first, second) => {
        const once = bakePng(drawPng(), first)
        expect(readBakedPng(once)).toEqual({ ok: true, credential: first })
        expect(readBakedPng(bakePng(once, second))).toEqual({ ok: true, credential: second })
      }),
      RUNS,
    )
  })

  it('with any one byte changed is refused or gives the same text, never another one', () => {
    const baked = bakePng(drawPng(), JSON.stringify({ name: 'Data storytelling', level: 'Exemplary' }))
    const original = readBakedPng(baked)
    let refused = 0
    fc.assert(
      fc.property(fc.nat(baked.length - 1), fc.integer({ min: 1, max: 255 }), (at, difference) => {
        const changed = baked.map((byte, index) => (index === at ? byte ^ difference : byte))
        const result = readBakedPng(changed)
        if (result.ok) expect(result).toEqual(original)
        else refused += 1
      }),
      RUNS,
    )
    expect(refused).toBe(RUNS.numRuns)
  })

  it('cut short anywhere is refused', () => {
    const baked = bakePng(drawPng(), '{"name":"x"}')
    fc.assert(
      fc.property(fc.nat(baked.length - 1), (length) => {
        expect(readBakedPng(baked.subarray(0, length)).ok).toBe(false)
      }),
      RUNS,
    )
  })

  it('is read the same where the bytes are a part of a larger buffer', () => {
    fc.assert(
      fc.property(fc.uint8Array({ maxLength: 64 }), fc.uint8Array({ maxLength: 64 }), text, (before, after, words) => {
        const baked = bakePng(drawPng(), words)
        const larger = Uint8Array.from([...before, ...baked, ...after])
        const part = larger.subarray(before.length, before.length + baked.length)
        expect(readBakedPng(part)).toEqual({ ok: true, credential: words })
      }),
      RUNS,
    )
  })
})

describe('rubbish', () => {
  it('is never read as a badge and never throws', () => {
    fc.assert(
      fc.property(rubbish, (bytes) => {
        expect(readBakedPng(bytes).ok).toBe(false)
      }),
      RUNS,
    )
  })

  it('is never baked into', () => {
    fc.assert(
      fc.property(rubbish, (bytes) => {
        expect(() => bakePng(bytes, '{}')).toThrow(PngFormatError)
      }),
      RUNS,
    )
  })
})
