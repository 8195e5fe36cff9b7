import { CRITERION_HUES, LIGHT, type TokenName } from './tokens'

/** Red, green and blue from 0 to 1, as PDF writes colours. */
export type PaperColor = readonly [red: number, green: number, blue: number]

/** A criterion's colours on paper. */
export type PaperColors = {
  /** For lines and signs. */
  ink: PaperColor
  /** For marked words, multiplied with the page at this opacity. */
  mark: PaperColor
  opacity: number
}

/**
 * Colours of a criterion for documents that leave the workbench: those of the light scheme, whatever is shown.
 * @param index position in the rubric, from 0; null for what is tied to no criterion.
 */
export function paperColors(index: number | null): PaperColors {
  if (index === null) {
    const { color } = parse('ink-tertiary')
    return { ink: color, mark: color, opacity: 0.3 }
  }
  const name = `criterion-${(index % CRITERION_HUES.length) + 1}`
  const { color, opacity } = parse(`${name}-mark` as TokenName)
  return { ink: parse(`${name}-ink` as TokenName).color, mark: color, opacity }
}

/** Colours of text and lines on paper, from 0 to 255 as pdfkit takes them. */
export const PAPER = {
  ink: toBytes('ink'),
  secondary: toBytes('ink-secondary'),
  line: toBytes('line'),
  accent: toBytes('brass-solid'),
} as const

function toBytes(name: TokenName): [red: number, green: number, blue: number] {
  const [red, green, blue] = parse(name).color
  return [Math.round(red * 255), Math.round(green * 255), Math.round(blue * 255)]
}

function parse(name: TokenName): { color: PaperColor; opacity: number } {
  const value = LIGHT[name]
  const hex = /^#(..)(..)(..)$/.exec(value)
  if (hex) return { color: toColor(hex.slice(1).map((part) => Number.parseInt(part, 16))), opacity: 1 }
  const [red = 0, green = 0, blue = 0, percent = 100] = (value.match(/[\d.]+/g) ?? []).map(Number)
  return { color: toColor([red, green, blue]), opacity: percent / 100 }
}

function toColor([red = 0, green = 0, blue = 0]: number[]): PaperColor {
  return [red / 255, green / 255, blue / 255]
}
