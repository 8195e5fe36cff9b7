export { findConflictKinds, tellConflict } from './conflicts'
export { noteVouches } from './graph'
