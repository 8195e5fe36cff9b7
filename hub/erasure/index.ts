/** Forgetting a candidate, for good. */
export { type Erasure, ErasureReasonSchema, eraseCandidate, eraseCopy } from './erase'
export { removeNextFile } from './files'
