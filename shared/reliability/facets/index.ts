/** Severity of raters, difficulty of criteria and ability of candidates on one scale: docs/reliability-facets.md. */
export { comparableRaters, facets, facetsInSteps } from './facets'
export type { Facets, FacetsOptions, FacetsProgress, Measure, Observation } from './types'
export type { Unanswerable } from './unanswerable'
