/** Calibration rounds: a panel scores copies of decided submissions, without names, and a lead compares. */
export { closeNextRound, closeRound } from './close'
export { discardCopies, type PreparedCopy } from './copy'
export { createRound, prepareRound } from './create'
export { dropNextRound } from './drop'
export { openRound } from './open'
export { qualifyByRound } from './qualify'
export { takeOut } from './take-out'
