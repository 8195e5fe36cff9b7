import type { LevelChances } from './level-chances'
import type { Panel } from './panel'
import { type Facet, FACETS, type Measure } from './types'

/** How far within the end an extreme score is taken to be, in levels: what Linacre's Facets takes unless told otherwise (`Xtreme=`). */
const WITHIN = 0.3
/** Logits to which a stand-in is found, and steps within which it is. */
const EXACT = 1e-7
const MOST_STEPS = 100

/** With the sign turned as in `Parameters`; NaN where it is not measured. */
export type Positions = Record<Facet, Float64Array>

/** A stand-in for a measure, `position` with the sign turned. */
export type StandIn = { facet: Facet; who: number; position: number; standardError: number; extreme: Measure['extreme'] }

/**
 * Finite measures for whoever was set aside, from their observations with those who are measured, taking those as known. An extreme score
 * is taken 0.3 of a level within the end. Who was set aside only because nobody else was left can be measured once those are, so it goes
 * on until nobody more can be. Fills in `positions`; who is linked to nobody stays NaN there.
 */
export function measureExtremes(panel: Panel, levels: LevelChances, positions: Positions): StandIn[] {
  const found: StandIn[] = []
  for (let isGrowing = true; isGrowing; ) {
    isGrowing = false
    // Raters first: they have the most observations with others.
    for (const facet of [...FACETS].reverse()) {
      const standIns = measureFacet(panel, levels, positions, facet)
      for (const { who, position } of standIns) positions[facet][who] = position
      found.push(...standIns)
      if (standIns.length > 0) isGrowing = true
    }
  }
  return found
}

function measureFacet(panel: Panel, levels: LevelChances, positions: Positions, facet: Facet): StandIn[] {
  const others = FACETS.filter((other) => other !== facet)
  const open = new Map<number, { bases: number[]; sum: number; lowest: number; highest: number }>()
  for (let at = 0; at < panel.size; at++) {
    const who = panel.of[facet][at] as number
    if (!Number.isNaN(positions[facet][who])) continue
    let base = 0
    for (const other of others) base += positions[other][panel.of[other][at] as number] as number
    if (Number.isNaN(base)) continue
    const level = panel.level[at] as number
    const known = open.get(who) ?? { bases: [], sum: 0, lowest: level, highest: level }
    known.bases.push(base)
    known.sum += level
    known.lowest = Math.min(known.lowest, level)
    known.highest = Math.max(known.highest, level)
    open.set(who, known)
  }
  const [lowest, highest] = [levels.scores[0] as number, levels.scores.at(-1) as number]
  return [...open].map(([who, { bases, sum, ...range }]) => {
    const least = bases.length * lowest + WITHIN
    const most = bases.length * highest - WITHIN
    const extreme = range.lowest >= highest ? 'maximum' : range.highest <= lowest ? 'minimum' : 'unlinked'
    return { facet, who, extreme, ...positionFor(Math.min(most, Math.max(least, sum)), bases, levels) }
  })
}

/** Where the expected scores add up to this one: Newton's steps, and halving wherever one would leave what is known to hold it. */
function positionFor(score: number, bases: readonly number[], levels: LevelChances): { position: number; standardError: number } {
  let [below, above] = [Number.NEGATIVE_INFINITY, Number.POSITIVE_INFINITY]
  // With the others taken away it can't be far from 0.
  let position = -bases.reduce((sum, base) => sum + base, 0) / bases.length
  let information = 0
  for (let step = 0; step < MOST_STEPS; step++) {
    let expected = 0
    information = 0
    for (const base of bases) {
      levels.at(base + position)
      expected += levels.expected
      information += levels.variance
    }
    if (expected < score) below = position
    else above = position
    const change = Math.max(-1, Math.min(1, (score - expected) / information))
    const next = position + change
    position = next > below && next < above ? next : (below + above) / 2
    if (Math.abs(change) < EXACT) break
  }
  return { position, standardError: 1 / Math.sqrt(information) }
}
