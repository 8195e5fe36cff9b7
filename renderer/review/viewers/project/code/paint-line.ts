import type { TextRange } from './find-in-text'

/** A stretch of a row that looks the same. */
export type Segment = {
  text: string
  /** Index into `TOKEN_KINDS`. */
  kind: number
  /** Indices into the decorations that were given. */
  decorations: readonly number[]
}

/** Pairs of length and kind, one after the other, as the highlighter makes them for one line. */
export type LineTokens = Uint16Array

const NONE: readonly number[] = []

/**
 * Cuts a row's words where their colour or their decoration changes.
 * @param tokens null where the row isn't highlighted (yet).
 * @param decorations ranges of offsets in the row.
 */
export function paintLine(text: string, tokens: LineTokens | null, decorations: readonly TextRange[]): Segment[] {
  const cuts = new Set<number>([0, text.length])
  for (const { start, end } of decorations) {
    cuts.add(clamp(start, text.length))
    cuts.add(clamp(end, text.length))
  }
  const kinds: { end: number; kind: number }[] = []
  let at = 0
  for (let index = 0; tokens && index + 1 < tokens.length; index += 2) {
    at = clamp(at + (tokens[index] ?? 0), text.length)
    kinds.push({ end: at, kind: tokens[index + 1] ?? 0 })
    cuts.add(at)
  }
  const segments: Segment[] = []
  const ordered = [...cuts].sort((one, other) => one - other)
  let token = 0
  for (let index = 0; index + 1 < ordered.length; index += 1) {
    const [from = 0, to = 0] = ordered.slice(index, index + 2)
    while (token < kinds.length && (kinds[token]?.end ?? 0) <= from) token += 1
    segments.push({
      text: text.slice(from, to),
      kind: kinds[token]?.kind ?? 0,
      decorations: decorations.length === 0 ? NONE : covering(decorations, from, to),
    })
  }
  return segments
}

function covering(decorations: readonly TextRange[], from: number, to: number): number[] {
  return decorations.flatMap(({ start, end }, index) => (start <= from && end >= to && end > start ? [index] : []))
}

function clamp(value: number, most: number): number {
  return Math.max(0, Math.min(value, most))
}
