import { levelAt, othersMean, referenceAt, type RoundLevels } from '../figures/round-levels'

/** What levels are compared with: the lead's reference, or the mean of what the others of the panel gave. */
export type Base = 'reference' | 'consensus'

/** How far somebody is from it on one criterion. */
export type Distance = {
  /** Mean of level less base over the exemplars, in levels: below 0 is harsher. NaN where there is none. */
  mean: number
  /** Exemplars that it is the mean of. */
  exemplars: number
}

/** One exemplar of those that a distance is made of. */
export type Part = { exemplar: number; level: number; base: number; distance: number }

/** `matrix[criterion][rater]` */
export function distanceMatrix(levels: RoundLevels, base: Base): Distance[][] {
  return Array.from({ length: levels.criteria }, (_, criterion) =>
    Array.from({ length: levels.raters }, (_, rater) => meanOf(partsOf(levels, base, criterion, rater))),
  )
}

/** What a cell is made of, the largest distance first; exemplars that lack one of the two aren't among them. */
export function partsOf(levels: RoundLevels, base: Base, criterion: number, rater: number): Part[] {
  const parts: Part[] = []
  for (let exemplar = 0; exemplar < levels.exemplars; exemplar++) {
    const level = levelAt(levels, criterion, exemplar, rater)
    const other = base === 'reference' ? referenceAt(levels, criterion, exemplar) : othersMean(levels, criterion, exemplar, rater)
    if (Number.isNaN(level) || Number.isNaN(other)) continue
    parts.push({ exemplar, level, base: other, distance: level - other })
  }
  return parts.sort((a, b) => Math.abs(b.distance) - Math.abs(a.distance) || a.exemplar - b.exemplar)
}

function meanOf(parts: readonly Part[]): Distance {
  const sum = parts.reduce((total, { distance }) => total + distance, 0)
  return { mean: parts.length === 0 ? Number.NaN : sum / parts.length, exemplars: parts.length }
}

/** `none`: nothing was given yet. */
export type Band = 'much-harsher' | 'harsher' | 'near' | 'milder' | 'much-milder' | 'none'

/** Nearer than this is what rounding and one exemplar in three make. */
const NEAR = 0.3
const FAR = 1

/** How a distance is coloured; it is always written too, with one place, and by what is written: −0.3 is never two colours. */
export function bandOf(mean: number): Band {
  if (Number.isNaN(mean)) return 'none'
  const written = Number(Math.abs(mean).toFixed(1))
  if (written < NEAR) return 'near'
  if (mean < 0) return written >= FAR ? 'much-harsher' : 'harsher'
  return written >= FAR ? 'much-milder' : 'milder'
}
