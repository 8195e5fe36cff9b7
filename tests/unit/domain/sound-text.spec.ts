import fc from 'fast-check'
import { describe, expect, it } from 'vitest'
import { findUnsoundText, withSoundTexts } from '../../../shared/domain'

describe('text that no database takes', () => {
  it.each([
    ['a NUL', 'a\u0000b'],
    ['half of a pair, at the end', 'a\uD83D'],
    ['the other half, alone', '\uDE00b'],
  ])('is found, with where it stands: %s', (_what, text) => {
    expect(findUnsoundText({ commands: [{ body: { 'a/b': text } }] })).toBe('/commands/0/body/a~1b')
  })

  it('is found however deep it lies', () => {
    const depth = 100_000
    const nested = (text: string): unknown => JSON.parse(`${'['.repeat(depth)}${JSON.stringify(text)}${']'.repeat(depth)}`)
    expect(findUnsoundText(nested('\u0000'))).toHaveLength(2 * depth)
    expect(findUnsoundText(nested('sound'))).toBeNull()
  })

  it('is not seen in whole pairs, line ends and other scripts', () => {
    expect(findUnsoundText({ a: ['😀 Zeile\nשורה\t', 1, null, true] })).toBeNull()
  })

  it('is replaced, and nothing else is changed', () => {
    expect(withSoundTexts({ a: ['x\u0000y', '\uD83D', '😀', 7], b: null })).toEqual({
      a: ['x\uFFFDy', '\uFFFD', '😀', 7],
      b: null,
    })
  })

  it('is gone from any JSON value after that', () => {
    fc.assert(
      fc.property(fc.jsonValue({ stringUnit: 'binary' }), (value) => {
        // A name can't be mended without a risk of meeting another; no record of ours has free names.
        fc.pre(findUnsoundText(Object.keys(JSON.parse(JSON.stringify(value ?? null)) ?? {})) === null)
        const once = withSoundTexts(value)
        expect(withSoundTexts(once)).toEqual(once)
      }),
    )
  })
})
