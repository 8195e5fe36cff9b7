/** Forgetting a candidate, for good. */
export { type Erasure, ErasureReasonSchema, eraseCandidate } from './erase'
export { removeNextFile } from './files'
