export { type ConflictKind, findConflictKinds, tellConflict } from './conflicts'
export { noteVouches } from './graph'
