/** What is compared in reports to assessors of how they score, and what they say. */
export { type Compared, reportFigures } from './figures'
export { compare, findScoredExemplars, type Piece } from './pieces'
export { findSettled, loadSeedProgress } from './progress'
