import { describe, expect, test } from 'vitest'
import { CRITERION_HUES, DARK, LIGHT, type TokenName } from '../../../renderer/kit/theme/tokens'

/** Relative luminance, WCAG 2.2. */
function luminance(hex: string): number {
  const value = Number.parseInt(hex.slice(1), 16)
  const [red, green, blue] = [value >> 16, (value >> 8) & 255, value & 255].map((channel) => {
    const share = channel / 255
    return share <= 0.04045 ? share / 12.92 : ((share + 0.055) / 1.055) ** 2.4
  }) as [number, number, number]
  return 0.2126 * red + 0.7152 * green + 0.0722 * blue
}

function contrast(one: string, other: string): number {
  const [bright, dim] = [luminance(one), luminance(other)].sort((a, b) => b - a) as [number, number]
  return (bright + 0.05) / (dim + 0.05)
}

const BACKGROUNDS: TokenName[] = ['paper', 'surface', 'sunken', 'selection', 'hover']
const HUES = ['brass', 'green', 'red', 'blue', 'violet', 'teal', 'rose'] as const
const TEXTS: TokenName[] = ['ink', 'ink-secondary', 'ink-tertiary', ...HUES.map((hue) => `${hue}-text` as const)]

describe.each([
  ['light', LIGHT],
  ['dark', DARK],
])('in the %s scheme', (_scheme, tokens) => {
  test.each(TEXTS)('%s can be read on every background', (text) => {
    for (const background of BACKGROUNDS) {
      expect(contrast(tokens[text], tokens[background]), `${text} on ${background}`).toBeGreaterThanOrEqual(4.5)
    }
  })

  test.each(HUES)('%s text can be read on its own soft background', (hue) => {
    expect(contrast(tokens[`${hue}-text`], tokens[`${hue}-soft`])).toBeGreaterThanOrEqual(4.5)
  })

  test.each(HUES)('text on solid %s can be read', (hue) => {
    const on = hue === 'brass' ? tokens['on-brass'] : tokens['on-solid']
    expect(contrast(on, tokens[`${hue}-solid`])).toBeGreaterThanOrEqual(4.5)
  })

  test('text on the primary button can be read while the pointer is over it', () => {
    expect(contrast(tokens['on-brass'], tokens['brass-solid-hover'])).toBeGreaterThanOrEqual(4.5)
  })

  test.each(['line-strong', 'focus'] as const)('%s stands out from every background as controls must', (line) => {
    for (const background of BACKGROUNDS) {
      expect(contrast(tokens[line], tokens[background]), `${line} on ${background}`).toBeGreaterThanOrEqual(3)
    }
  })

  test.each(CRITERION_HUES.map((_, index) => index + 1))('criterion %i has the same colours as its hue', (number) => {
    const hue = CRITERION_HUES[number - 1]
    expect(tokens[`criterion-${number}` as TokenName]).toBe(tokens[`${hue}-text` as TokenName])
  })

  test.each(CRITERION_HUES.map((_, index) => index + 1))(
    'what is written in the ink of criterion %i can be read on a page',
    (number) => {
      expect(contrast(tokens[`criterion-${number}-ink` as TokenName], tokens.page)).toBeGreaterThanOrEqual(4.5)
    },
  )
})
