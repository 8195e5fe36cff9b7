import { useLanguage } from '../kit'

/** Numbers as figures are written: coefficients with two places and no zero before the point, distances with their sign. */
export type NumberWords = {
  /** Such as `.72`, or `0,72` where a zero is always written. */
  coefficient(value: number): string
  /** Such as `+0.4`, `−1.0`; zero has no sign. */
  signed(value: number, places: number): string
  /** Such as `1.04`. */
  fixed(value: number, places: number): string
}

export function makeNumberWords(language: string): NumberWords {
  const fixed = (value: number, places: number) =>
    new Intl.NumberFormat(language, { minimumFractionDigits: places, maximumFractionDigits: places }).format(value)
  return {
    coefficient: (value) =>
      (language.startsWith('en') ? fixed(value, 2).replace(/^(-?)0\./, '$1.') : fixed(value, 2)).replace('-', '−'),
    signed(value, places) {
      const written = fixed(Math.abs(value), places)
      // What rounds to nothing is on neither side.
      if (Number(Math.abs(value).toFixed(places)) === 0) return written
      return `${value < 0 ? '−' : '+'}${written}`
    },
    fixed: (value, places) => fixed(value, places).replace('-', '−'),
  }
}

export function useNumberWords(): NumberWords {
  return makeNumberWords(useLanguage())
}
