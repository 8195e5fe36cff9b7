/** What a comment may name in braces; filled when it is inserted. */
export const VARIABLES = ['candidate', 'criterion', 'level', 'achievement', 'quote'] as const
export type Variable = (typeof VARIABLES)[number]

/** Values at the moment of insertion; null for what isn't known then, such as a level that isn't set yet. */
export type VariableValues = Readonly<Record<Variable, string | null>>

/** A text that is ready to be inserted. */
export type Filled = {
  text: string
  /** What is left to be typed by hand: stretches of the text such as `{week}`, in their order. */
  gaps: readonly { start: number; end: number }[]
}

const BRACES = /\{([\p{L}][\p{L}\p{N}_ -]{0,39})\}/gu

/** Fills the variables of a comment. What has no value stays as it is written and is told as a gap. */
export function fillVariables(text: string, values: VariableValues): Filled {
  let filled = ''
  let from = 0
  const gaps: { start: number; end: number }[] = []
  for (const match of text.matchAll(BRACES)) {
    const value = valueOf(match[1] ?? '', values)
    filled += text.slice(from, match.index)
    if (value === null) gaps.push({ start: filled.length, end: filled.length + match[0].length })
    filled += value ?? match[0]
    from = match.index + match[0].length
  }
  return { text: filled + text.slice(from), gaps }
}

function valueOf(name: string, values: VariableValues): string | null {
  const variable = VARIABLES.find((each) => each === name.toLowerCase())
  return variable === undefined ? null : values[variable] || null
}

/**
 * The text with the candidate's name taken out again: what is kept for other candidates must not carry this one's name on, and
 * an allocation's data ends with it while the bank stays.
 */
export function withoutCandidate(text: string, candidate: string): string {
  return candidate.trim() === '' ? text : text.replaceAll(candidate, '{candidate}')
}
