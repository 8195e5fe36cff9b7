/**
 * Every colour of the workbench, by name. Components never hold a raw colour: they use the CSS variable `--assay-<name>`.
 * All text colours reach WCAG AA (4.5 : 1) on paper, surface, sunken, the selection and their own soft background;
 * `tests/unit/kit/contrast.spec.ts` computes it.
 */
export type Tokens = Record<TokenName, string>

/** Colours that carry a meaning, always together with a word or an icon. */
export type Meaning = 'green' | 'red' | 'blue' | 'violet' | 'teal' | 'rose'
export type Tone = Meaning | 'brass' | 'neutral'

export type TokenName =
  | 'paper'
  | 'surface'
  | 'sunken'
  | 'selection'
  | 'hover'
  | 'ink'
  | 'ink-secondary'
  | 'ink-tertiary'
  | 'line'
  | 'line-strong'
  | 'focus'
  | 'page'
  | 'page-ink'
  | 'on-brass'
  | 'on-solid'
  | 'brass-solid-hover'
  | 'shadow-color'
  | `${Meaning | 'brass'}-${'text' | 'soft' | 'solid'}`
  | CriterionToken

type CriterionNumber = 1 | 2 | 3 | 4 | 5 | 6
type CriterionToken = `criterion-${CriterionNumber}` | `criterion-${CriterionNumber}-${'soft' | 'mark' | 'ink'}`

/** The hue of each criterion in the rubric's order; a seventh begins again with the first. */
export const CRITERION_HUES = ['brass', 'blue', 'violet', 'green', 'teal', 'rose'] as const

/** Translucent, so that text beneath stays black on the page, which is light in both schemes. */
const MARKS = {
  brass: 'rgb(232 184 72 / 42%)',
  blue: 'rgb(92 142 222 / 36%)',
  violet: 'rgb(150 108 214 / 34%)',
  green: 'rgb(72 176 120 / 36%)',
  teal: 'rgb(52 172 164 / 36%)',
  rose: 'rgb(222 104 150 / 34%)',
} as const

/** Lines and labels on the page, which is light in both schemes: AA on it in both. */
const INKS = {
  brass: '#845A12',
  blue: '#2A5A9F',
  violet: '#6B43A0',
  green: '#1A6B41',
  teal: '#0D665D',
  rose: '#A83662',
} as const

type Hues = Record<Meaning | 'brass', { text: string; soft: string; solid: string }>

function hueTokens(hues: Hues): Record<string, string> {
  const tokens: Record<string, string> = {}
  for (const [name, { text, soft, solid }] of Object.entries(hues)) {
    Object.assign(tokens, { [`${name}-text`]: text, [`${name}-soft`]: soft, [`${name}-solid`]: solid })
  }
  CRITERION_HUES.forEach((hue, index) => {
    const name = `criterion-${index + 1}`
    const { text, soft } = hues[hue]
    Object.assign(tokens, { [name]: text, [`${name}-soft`]: soft, [`${name}-mark`]: MARKS[hue], [`${name}-ink`]: INKS[hue] })
  })
  return tokens
}

export const LIGHT: Tokens = {
  paper: '#FAF9F6',
  surface: '#FFFFFF',
  sunken: '#F3F1EC',
  selection: '#F1EADA',
  hover: '#F6F3EB',
  ink: '#1C2430',
  'ink-secondary': '#555E6C',
  'ink-tertiary': '#5F6673',
  line: '#E4E0D8',
  'line-strong': '#857F72',
  focus: '#8A5E14',
  page: '#FFFFFF',
  'page-ink': '#1C2430',
  'on-brass': '#FFFFFF',
  'on-solid': '#FFFFFF',
  'brass-solid-hover': '#845A12',
  'shadow-color': 'rgb(28 36 48 / 10%)',
  ...hueTokens({
    brass: { text: '#845A12', soft: '#F7ECD9', solid: '#9A6B1B' },
    green: { text: '#1A6B41', soft: '#E0F3E8', solid: '#1E7A4A' },
    red: { text: '#B3362B', soft: '#FBE6E3', solid: '#B3362B' },
    blue: { text: '#2A5A9F', soft: '#E3ECF8', solid: '#2A5A9F' },
    violet: { text: '#6B43A0', soft: '#EDE6F7', solid: '#6B43A0' },
    teal: { text: '#0D665D', soft: '#DDF2EF', solid: '#0F766E' },
    rose: { text: '#A83662', soft: '#FAE4EC', solid: '#A83662' },
  }),
} as Tokens

export const DARK: Tokens = {
  paper: '#14171C',
  surface: '#1B1F26',
  sunken: '#101317',
  selection: '#2A2720',
  hover: '#20252D',
  ink: '#E9E6DF',
  'ink-secondary': '#A6ACB6',
  'ink-tertiary': '#8F96A1',
  line: '#2B313A',
  'line-strong': '#69717E',
  focus: '#E0B361',
  page: '#E8E5DE',
  'page-ink': '#1C2430',
  'on-brass': '#14171C',
  'on-solid': '#14171C',
  'brass-solid-hover': '#D9A44C',
  'shadow-color': 'rgb(0 0 0 / 45%)',
  ...hueTokens({
    brass: { text: '#E0B361', soft: '#33291A', solid: '#C8923A' },
    green: { text: '#6CC795', soft: '#183527', solid: '#6CC795' },
    red: { text: '#F08A7E', soft: '#42201D', solid: '#F08A7E' },
    blue: { text: '#8DB4EC', soft: '#1B2C47', solid: '#8DB4EC' },
    violet: { text: '#B99BE8', soft: '#2E2146', solid: '#B99BE8' },
    teal: { text: '#5FC9BC', soft: '#143733', solid: '#5FC9BC' },
    rose: { text: '#EE8FB2', soft: '#43202F', solid: '#EE8FB2' },
  }),
} as Tokens

/**
 * CSS variable names for the colours of a criterion: for text and soft grounds of the interface, and for marks and lines on a page.
 * @param index position in the rubric, from 0.
 */
export function criterionColors(index: number): { text: string; soft: string; mark: string; ink: string } {
  const name = `--assay-criterion-${(index % CRITERION_HUES.length) + 1}`
  return { text: `var(${name})`, soft: `var(${name}-soft)`, mark: `var(${name}-mark)`, ink: `var(${name}-ink)` }
}
