import type { Core } from './core'
import type { Positions, StandIn } from './extremes'
import type { Fit } from './fit'
import { type Panel, totalsOf } from './panel'
import { type Facet, FACETS, type Facets, type Measure } from './types'

type Found = {
  panel: Panel
  core: Core
  positions: Positions
  standIns: readonly StandIn[]
  /** These two are of the core. */
  errors: Record<Facet, Float64Array>
  fit: Fit
}

/** All measures, with raters and criteria centred on 0; null where somebody who has observations couldn't be measured. */
export function centredMeasures({ panel, core, positions, standIns, errors, fit }: Found): Pick<Facets, Facet> | null {
  const counts = Object.fromEntries(FACETS.map((facet) => [facet, totalsOf(panel, facet).counts])) as Record<Facet, Int32Array>
  if (FACETS.some((facet) => counts[facet].some((count, who) => count > 0 && Number.isNaN(positions[facet][who])))) return null
  const middles = { criteria: middleOf(positions.criteria), raters: middleOf(positions.raters) }
  const measureOf: Record<Facet, (position: number) => number> = {
    candidates: (position) => position + middles.criteria + middles.raters,
    criteria: (position) => middles.criteria - position,
    raters: (position) => middles.raters - position,
  }
  const measures = Object.fromEntries(
    FACETS.map((facet) => [facet, Array.from(counts[facet], (count) => without(count))]),
  ) as Record<Facet, Measure[]>
  for (const facet of FACETS) {
    for (const [at, who] of core.numbers[facet].entries()) {
      Object.assign(measures[facet][who] as Measure, {
        measure: measureOf[facet](positions[facet][who] as number),
        standardError: errors[facet][at] as number,
        infit: fit[facet].infit[at] as number,
        outfit: fit[facet].outfit[at] as number,
      })
    }
  }
  for (const { facet, who, position, standardError, extreme } of standIns) {
    Object.assign(measures[facet][who] as Measure, { measure: measureOf[facet](position), standardError, extreme })
  }
  return measures
}

function without(count: number): Measure {
  return { measure: Number.NaN, standardError: Number.NaN, infit: Number.NaN, outfit: Number.NaN, count, extreme: null }
}

function middleOf(positions: Float64Array): number {
  const known = positions.filter((position) => !Number.isNaN(position))
  return known.reduce((sum, position) => sum + position, 0) / known.length
}
