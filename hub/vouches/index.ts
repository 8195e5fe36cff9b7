export { findConflictKinds, tellConflict } from './conflicts'
export { forgetMember } from './forget'
export { noteVouches } from './graph'
